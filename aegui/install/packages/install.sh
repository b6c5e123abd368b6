#!/bin/sh
# Installs Autoencoder Explorer for the user who runs this: no administrator, no network.
#   ./install.sh            into ~/.local/share/aegui-program, with an entry among the applications
#   ./install.sh --remove   takes it away again; runs and settings stay
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
place=$data/aegui-program
link=$HOME/.local/bin/aegui

if [ "${1:-}" = --remove ]; then
    [ ! -x "$place/aegui" ] || "$place/aegui" shortcut --remove || true
    [ "$(readlink "$link" 2>/dev/null || true)" != "$place/aegui" ] || rm -f "$link"
    rm -rf "$place"
    echo "Autoencoder Explorer is gone from $place; your runs and settings are where they were."
    exit 0
fi
[ -x "$here/aegui/aegui" ] || { echo "install.sh: the folder aegui is not beside this file." >&2; exit 1; }
mkdir -p "$data" "$(dirname "$link")"
rm -rf "$place.new"
cp -a "$here/aegui" "$place.new" || { rm -rf "$place.new"; echo "install.sh: no room in $data." >&2; exit 1; }
rm -rf "$place"
mv "$place.new" "$place"
if [ ! -e "$link" ] || [ -L "$link" ]; then ln -sf "$place/aegui" "$link"; fi
"$place/aegui" shortcut
echo "Autoencoder Explorer is among your applications; on the command line it is $link."
