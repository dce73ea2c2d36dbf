//! Runs steps side by side: a lane's steps one after another, the lanes at once; says how far they are.

use super::forecast::{Cost, Progress};
use super::report::Report;
use super::watch::Watch;
use crate::project::{Outcome, Project, name};
use anyhow::{Context, bail};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// One command of a lane.
pub(crate) struct Step<'a> {
    name: String,
    cost: Cost,
    command: Box<dyn FnOnce() -> Outcome<Command> + Send + 'a>,
    may_fail: bool,
}

impl<'a> Step<'a> {
    /// A command that is put together when its turn comes.
    pub(crate) fn new(
        name: impl Into<String>,
        cost: Cost,
        command: impl FnOnce() -> Outcome<Command> + Send + 'a,
    ) -> Self {
        Self {
            name: name.into(),
            cost,
            command: Box::new(command),
            may_fail: false,
        }
    }

    /// The same, as one whose failure ends nothing.
    pub(crate) fn may_fail(mut self) -> Self {
        self.may_fail = true;
        self
    }
}

/// What is known of one step while the lanes run.
pub(super) struct State {
    pub(super) name: String,
    pub(super) cost: Cost,
    started: Option<Instant>,
    took: Option<Duration>,
    artifacts: u32,
    tail: Option<Instant>,
    child: Option<Child>,
}

impl State {
    /// How far it is.
    pub(super) fn progress(&self) -> Progress {
        Progress {
            started: self.started.is_some(),
            finished: self.took.is_some(),
            artifacts: self.artifacts,
            in_tail: self.tail.map_or(0.0, |tail| tail.elapsed().as_secs_f64()),
        }
    }
}

/// A value that threads share, also after one of them failed while it had it.
pub(super) fn locked<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs the lanes. The first failure ends all of them.
pub(crate) fn run(project: &Project, lanes: Vec<Vec<Step>>) -> Outcome<Report> {
    if lanes.is_empty() {
        return Ok(Report::default());
    }
    let start = Instant::now();
    let states: Vec<Mutex<State>> = lanes
        .iter()
        .flatten()
        .map(|step| {
            Mutex::new(State {
                name: step.name.clone(),
                cost: step.cost,
                started: None,
                took: None,
                artifacts: 0,
                tail: None,
                child: None,
            })
        })
        .collect();
    let logs = project.target.join("setup");
    // Those of an earlier run; there may be none.
    let _ = fs::remove_dir_all(&logs);
    fs::create_dir_all(&logs).with_context(|| format!("{} cannot be made", logs.display()))?;

    let mut watch = Watch::begin(&states);
    let failure = Mutex::new(None);
    let mut first = 0;
    thread::scope(|scope| {
        let mut workers = Vec::new();
        for lane in lanes {
            let own = &states[first..first + lane.len()];
            first += lane.len();
            let (failure, logs) = (&failure, &logs);
            workers.push(scope.spawn(move || {
                for (step, state) in lane.into_iter().zip(own) {
                    let may_fail = step.may_fail;
                    if locked(failure).is_some() {
                        break;
                    }
                    match perform(step, state, logs) {
                        Err(error) if !may_fail => {
                            // The first one; what fails after it was ended for it.
                            locked(failure).get_or_insert(error);
                            break;
                        }
                        _ => {}
                    }
                }
            }));
        }
        while !workers.iter().all(thread::ScopedJoinHandle::is_finished) {
            thread::sleep(Duration::from_millis(200));
            watch.show(&states);
            if locked(&failure).is_some() {
                for child in states.iter().filter_map(|state| locked(state).child.take()) {
                    end(child);
                }
            }
        }
        Watch::clear();
    });
    if let Some(error) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    let rows = states.iter().filter_map(|state| {
        let state = locked(state);
        Some((state.name.clone(), state.took?.as_secs_f64()))
    });
    Ok(Report {
        rows: rows.collect(),
        estimate: Some(watch.estimate),
        took: start.elapsed().as_secs_f64(),
    })
}

/// Runs one step to its end; what it says goes to a log, whose end is shown when it fails.
fn perform(step: Step, state: &Mutex<State>, logs: &Path) -> Outcome {
    let mut command = (step.command)()?;
    let what = name(&command);
    let is_cargo = matches!(what.as_str(), "cargo build" | "cargo install");
    if is_cargo {
        command.arg("--message-format=json-render-diagnostics");
    }
    let log = logs.join(format!("{}.log", what.replace(' ', "-")));
    let file = File::options().create(true).append(true).open(&log);
    let file = file.with_context(|| format!("{} cannot be written", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(file)
        .spawn()
        .with_context(|| format!("{what} cannot be started"))?;
    let stdout = child.stdout.take();
    let start = Instant::now();
    {
        let mut state = locked(state);
        state.started = Some(start);
        state.tail = (!is_cargo).then_some(start);
        state.child = Some(child);
    }
    for line in BufReader::new(stdout.context("no output")?).lines() {
        if line?.starts_with("{\"reason\":\"compiler-artifact\"") {
            let mut state = locked(state);
            state.artifacts += 1;
            if state.tail.is_none() && step.cost.is_in_tail(state.artifacts) {
                state.tail = Some(Instant::now());
            }
        }
    }
    let child = locked(state).child.take();
    let mut child = child.with_context(|| format!("{} was ended", step.name))?;
    let status = child.wait()?;
    locked(state).took = Some(start.elapsed());
    if !status.success() {
        bail!(
            "{} failed ({status}). The end of {}:\n{}",
            step.name,
            log.display(),
            last_lines(&fs::read_to_string(&log).unwrap_or_default(), 30)
        );
    }
    Ok(())
}

/// Ends a program of ours that nobody waits for any more.
fn end(mut child: Child) {
    // It may have ended by itself meanwhile.
    let _ = child.kill();
    let _ = child.wait();
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn project(test: &str) -> Project {
        let name = format!("scopesmith-lanes-{test}-{}", std::process::id());
        Project {
            root: Project::find().unwrap().root,
            target: std::env::temp_dir().join(name),
        }
    }

    fn shell<'a>(project: &'a Project, script: &'a str) -> Step<'a> {
        Step::new(script, Cost::new(1.0, 0, 1.0), move || {
            let mut sh = project.command("sh");
            sh.args(["-c", script]);
            Ok(sh)
        })
    }

    #[test]
    fn lanes_run_side_by_side_and_steps_in_order() {
        let project = project("order");
        let dir = project.target.join("a");
        fs::create_dir_all(&dir).unwrap();
        let (wait, tell) = (
            // Each lane waits for the other one's file: one after the other they would never end.
            format!("cd {0}; touch a; until [ -e b ]; do :; done", dir.display()),
            format!("cd {0}; touch b; until [ -e a ]; do :; done", dir.display()),
        );
        let last = format!("[ -e {}/a ]", dir.display());
        let report = run(
            &project,
            vec![
                vec![shell(&project, &wait), shell(&project, &last)],
                vec![shell(&project, &tell), shell(&project, "exit 1").may_fail()],
            ],
        )
        .unwrap();
        assert_eq!(report.rows.len(), 4);
        fs::remove_dir_all(&project.target).unwrap();
    }

    #[test]
    fn a_failure_ends_the_other_lanes_and_shows_its_words() {
        let project = project("failure");
        let error = run(
            &project,
            vec![
                vec![shell(&project, "exec sleep 600")],
                vec![shell(&project, "echo the reason >&2; exit 3")],
            ],
        )
        .unwrap_err();
        let text = format!("{error:#}");
        assert!(text.contains("the reason"), "{text}");
        fs::remove_dir_all(&project.target).unwrap();
    }
}
