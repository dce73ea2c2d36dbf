//! A shell in a terminal, made by `script` of util-linux: what is typed, and what is shown.

use std::{
    io::{Read, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

const QUESTION: &str = "Client secret: ";
const PROMPT: &str = "ready> ";

/// How long a test waits before it fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long somebody waits before they press Control+C again.
const PAUSE: Duration = Duration::from_secs(1);

/// A program in a terminal of its own.
pub(crate) struct Terminal {
    child: Child,
    keys: ChildStdin,
    shown: Receiver<Vec<u8>>,
    text: Vec<u8>,
}

impl Terminal {
    /// Runs a line there.
    pub(crate) fn run(folder: &Path, line: &str) -> Self {
        // Whoever runs the tests in the background may have Control+C ignored, and no shell listens to what was ignored
        // when it began.
        let mut child = Command::new("env")
            .args([
                "--default-signal=INT,QUIT,HUP",
                "script",
                "--quiet",
                "--flush",
                "--return",
                "--command",
                line,
                "/dev/null",
            ])
            .current_dir(folder)
            .env("HOME", folder.join("home"))
            .env("TERM", "dumb")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("script of util-linux is on every Debian");
        let keys = child.stdin.take().unwrap();
        let mut screen = child.stdout.take().unwrap();
        let (send, shown) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            keys,
            shown,
            text: Vec::new(),
        }
    }

    /// Types or pastes.
    pub(crate) fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits until the last thing that is shown is the question. A text that was pasted has its words between quotes.
    pub(crate) fn wait_for_question(&mut self) {
        self.wait(|text| text.ends_with(QUESTION) && !text.ends_with(&["\"", QUESTION].concat()));
    }

    /// Sets the shell's prompt, so that it can be waited for.
    pub(crate) fn set_prompt(&mut self) {
        self.send(&format!("PS1='{PROMPT}'\n"));
        self.wait_for_prompt();
    }

    /// Waits until the last thing that is shown is that prompt.
    pub(crate) fn wait_for_prompt(&mut self) {
        self.wait(|text| text.ends_with(PROMPT));
    }

    /// Presses Control+C until the prompt is there, as a person would: a shell that has shown its question and does not
    /// read yet notices the signal only with the next key.
    pub(crate) fn interrupt(&mut self) {
        let end = Instant::now() + PATIENCE;
        while !self.text().ends_with(PROMPT) {
            assert!(Instant::now() < end, "it does not end: {}", self.text());
            self.send("\u{3}");
            let again = Instant::now() + PAUSE;
            while !self.text().ends_with(PROMPT) {
                let left = again.saturating_duration_since(Instant::now());
                let Ok(more) = self.shown.recv_timeout(left) else {
                    break;
                };
                self.text.extend(more);
            }
        }
    }

    fn wait(&mut self, here: impl Fn(&str) -> bool) {
        while !here(&self.text()) {
            let more = self.shown.recv_timeout(PATIENCE);
            let more = more.unwrap_or_else(|_| panic!("it does not come: {}", self.text()));
            self.text.extend(more);
        }
    }

    /// Waits for the end of the program; everything that was shown.
    pub(crate) fn end(mut self) -> String {
        loop {
            match self.shown.recv_timeout(PATIENCE) {
                Ok(more) => self.text.extend(more),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    let _ = self.child.kill();
                    panic!("it does not end: {}", self.text());
                }
            }
        }
        self.child.wait().unwrap();
        self.text()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }
}

/// Answers the question for the secret, and waits for the end; everything that was shown.
pub(crate) fn answered(mut terminal: Terminal, secret: &str) -> String {
    terminal.wait_for_question();
    terminal.send(&format!("{secret}\n"));
    terminal.end()
}
