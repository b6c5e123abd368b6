; An installer for Windows, made by Inno Setup 6 of the folder that `aegui build` makes there:
;   aegui build --out dist
;   iscc /DFolder=dist\aegui /DVersion=0.1.0 aegui\install\packages\windows.iss
; To sign, name a sign tool to the compiler: iscc "/Ssign=signtool sign /fd sha256 /tr http://… $f" /DSign …
; Not run by the project's CI, which has no Windows.
#ifndef Version
  #define Version "0.1.0"
#endif
#ifndef Folder
  #define Folder "dist\aegui"
#endif

[Setup]
AppId={{6E7A4C1E-3B52-4E0B-9A0C-AE6015A5C1D7}
AppName=Autoencoder Explorer
AppVersion={#Version}
DefaultDirName={autopf}\Autoencoder Explorer
DefaultGroupName=Autoencoder Explorer
; For the user who runs it: no administrator is asked for.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
Compression=lzma2
SolidCompression=yes
OutputBaseFilename=aegui-{#Version}-windows
UninstallDisplayIcon={app}\aegui.exe
WizardStyle=modern
#ifdef Sign
SignTool=sign
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Autoencoder Explorer"; Filename: "{app}\aegui.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.aerun"; ValueType: string; ValueData: "aegui.run"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\aegui.run"; ValueType: string; ValueData: "Run of Autoencoder Explorer"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\aegui.run\DefaultIcon"; ValueType: string; ValueData: "{app}\aegui.exe,0"
Root: HKA; Subkey: "Software\Classes\aegui.run\shell\open\command"; ValueType: string; ValueData: """{app}\aegui.exe"" open ""%1"""
