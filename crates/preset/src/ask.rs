//! Asking for the secret when a text runs: then it is neither in the text nor in the history of the shell.
//!
//! The shells disagree on how a line is read without showing it, so sh does it for all of them. It asks the terminal itself:
//! the standard input and output belong to the pipe. The settings of the terminal come back also when the question is
//! interrupted. There is no `'`, no `!` and no `\\` in it, so that it stands between single quotes in every shell.

use super::Text;

/// Reads the secret into `s`. What it does last is up to who uses it.
const READ: &str = "exec 3<>/dev/tty; old=$(stty -g <&3); trap \"stty $old <&3\" EXIT; \
    trap \"exit 130\" HUP INT TERM; stty -echo <&3; printf \"Client secret: \" >&3; \
    IFS= read -r s <&3; echo >&3; ";

/// The secret as a word of sh, bash, zsh and fish 3.4.
pub(crate) fn posix() -> Text {
    Text::of(["\"$(sh -c '", READ, "printf \"%s\" \"$s\"')\""])
}

/// A command that prints a line for curl's `--config`: the header with the client's id, which is the argument that has
/// to follow, and the secret.
pub(crate) fn curl_config() -> Text {
    Text::of([
        "sh -c '",
        READ,
        "printf \"header = \\\"Authorization: Basic %s\\\"\" \
         \"$(printf \"%s:%s\" \"$1\" \"$s\" | base64 | tr -d \"\\n\")\"' sh ",
    ])
}

/// The secret as an expression of Windows PowerShell 5.1 and PowerShell 7. `Read-Host -AsSecureString` shows stars;
/// NetworkCredential is the way to the text that both have. Not run here: it follows the manual.
pub(crate) const POWERSHELL: &str =
    "[Net.NetworkCredential]::new('', (Read-Host -AsSecureString 'Client secret')).Password";
