//! What a workspace did, told to the visitor.

use client::display_name;
use leptos::prelude::*;
use platform::Deleted;

use super::App;
use crate::browser::dialog;
use crate::ui::route::Route;
use crate::workspace::{Event, Workspace};

impl App {
    /// Tells the visitor what a workspace did. What the page shows is announced; what it does not show is
    /// shown as a message too. Of a project that is not shown only that is told which its visitor has to know,
    /// with the name of the project; of one that has ended, nothing.
    pub fn on_event(self, workspace: Workspace, event: Event) {
        if self.workspace.try_get_untracked().flatten() != Some(workspace) {
            if self.is_connected(workspace) {
                self.on_event_elsewhere(workspace, event);
            }
            return;
        }
        let messages = self.messages;
        match event {
            // What was said of an earlier read no longer holds.
            Event::Loading => messages.announce(""),
            Event::Loaded(0) => messages.announce("No API clients."),
            Event::Loaded(count) => messages.announce(format!(
                "{} loaded.",
                client::lifetime::counted(count, "API client")
            )),
            Event::Deleting(client) => {
                if self.route.get_untracked() == Route::Client(client.id) {
                    self.go(Route::Clients(None));
                }
                messages.announce(format!("Deleting {}…", display_name(&client.name)));
                // The button that had the focus is gone with its row.
                dialog::focus_heading();
            }
            Event::Deleted(client, how) => {
                let done = match how {
                    Deleted::Now => "Deleted: ",
                    Deleted::Before => "Already deleted: ",
                };
                // A name may be too long for the message, so it comes last.
                messages.say([done, &display_name(&client.name)].concat());
            }
            Event::NotDeleted(client, why) => messages.warn(format!(
                "{} was not deleted: {why}",
                display_name(&client.name)
            )),
            Event::Creating => messages.announce("Creating the API client…"),
            Event::Created => {
                self.drafts.finish();
                self.go(Route::Credentials);
                messages.announce("API client created.");
            }
            Event::NotCreated => {
                messages.announce("The API client was not created. Your draft is still here.");
                dialog::focus_heading();
            }
            Event::CreateCanceled => {
                messages.say("Request canceled. The API client was not created.");
            }
            Event::CreateLost => {
                messages.announce("The API client may have been created.");
                dialog::focus_heading();
            }
        }
    }

    fn on_event_elsewhere(self, workspace: Workspace, event: Event) {
        let (project, messages) = (self.label(workspace), self.messages);
        match event {
            Event::NotDeleted(client, why) => messages.warn(format!(
                "{project}: {} was not deleted: {why}",
                display_name(&client.name)
            )),
            Event::Created => {
                self.finish_aside(workspace);
                messages.say(format!(
                    "{project}: API client created. Switch to this project to store its secret."
                ));
            }
            Event::NotCreated => messages.warn(format!(
                "{project}: the API client was not created. Switch to this project to see why."
            )),
            Event::CreateLost => messages.warn(format!(
                "{project}: the API client may have been created. Switch to this project to see more."
            )),
            Event::Loading
            | Event::Loaded(_)
            | Event::Deleting(_)
            | Event::Deleted(..)
            | Event::Creating
            | Event::CreateCanceled => {}
        }
    }
}
