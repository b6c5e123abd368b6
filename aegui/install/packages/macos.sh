#!/bin/sh
# A disk image for macOS of the bundle that `aegui build` makes there, signed where an identity is named:
#   aegui build --out dist && IDENTITY="Developer ID Application: …" NOTARY=profile aegui/install/packages/macos.sh dist
# Not run by the project's CI, which has no macOS.
set -eu
out=$1
app="$out/aegui.app"
[ -d "$app" ] || { echo "macos.sh: $app is not there: aegui build --out $out makes it." >&2; exit 1; }
if [ -n "${IDENTITY:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$IDENTITY" "$app"
fi
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/Autoencoder Explorer.app"
ln -s /Applications "$stage/Applications"
hdiutil create -volname "Autoencoder Explorer" -srcfolder "$stage" -format UDZO -ov "$out/aegui.dmg"
if [ -n "${IDENTITY:-}" ]; then
    codesign --sign "$IDENTITY" "$out/aegui.dmg"
    if [ -n "${NOTARY:-}" ]; then
        xcrun notarytool submit "$out/aegui.dmg" --keychain-profile "$NOTARY" --wait
        xcrun stapler staple "$out/aegui.dmg"
    fi
fi
