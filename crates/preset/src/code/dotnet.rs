//! .NET with the official SDK: the settings, and the lines that read them.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{SECRET_CHOICE, file},
    quote,
    text::text,
};

pub(super) static DOTNET: Preset = Preset {
    info: Info {
        id: "dotnet",
        title: ".NET SDK",
        about: "appsettings.json and the lines that use it.",
        needs: "Needs the .NET SDK and the package commercetools.Sdk.Api.",
        usage: "Save the files in a console project, then run the commands in the first lines of Program.cs",
        words: "C#, csharp, dotnet, NuGet, ASP.NET, appsettings, commercetools SDK",
        reads_env: false,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["appsettings.json", "Program.cs"],
    },
    make: |handover, options| {
        let name = quote::comment(handover.name);
        let include = options.include_secret == Some(true);
        let how = if include { HELD } else { ASKED };
        let program = ["// API client: ", &name, "\n//\n", how, PROGRAM].concat();
        let secret = if include {
            let secret = quote::json(handover.secret);
            Text::of(["    \"ClientSecret\": ", &secret, ",\n"])
        } else {
            Text::new()
        };
        // Both addresses end with a slash: the SDK refuses them otherwise.
        let settings = text!(
            "{{\n  \"Client\": {{\n    \"ClientId\": {},\n{}    \"AuthorizationBaseAddress\": {},\n    \
             \"Scope\": {},\n    \"ProjectKey\": {},\n    \"ApiBaseAddress\": {}\n  }}\n}}\n",
            &*quote::json(handover.client_id),
            &*secret,
            &*quote::json(&[handover.auth_url, "/"].concat()),
            &*quote::json(handover.scope),
            &*quote::json(handover.project_key),
            &*quote::json(&[handover.api_url, "/"].concat()),
        );
        vec![
            file("application/json", settings),
            file("text/x-csharp", program),
        ]
    },
};

const ASKED: &str = r#"// These files do not contain the secret. Store it in the user secrets of the project, and paste it when prompted:
//
//   dotnet add package commercetools.Sdk.Api
//   dotnet user-secrets init
//   read -rs SECRET && printf '{"Client:ClientSecret":"%s"}' "$SECRET" | dotnet user-secrets set
//
// On a server set the variable Client__ClientSecret (two underscores).
"#;

const HELD: &str =
    "// The secret is in appsettings.json: keep it out of version control and shared folders. Run
//
//   dotnet add package commercetools.Sdk.Api
//   dotnet run
";

const PROGRAM: &str = r#"
using commercetools.Base.Client;
using commercetools.Sdk.Api;
using commercetools.Sdk.Api.Extensions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var configuration = new ConfigurationBuilder()
    .AddJsonFile("appsettings.json")
    .AddUserSecrets<Program>()
    .AddEnvironmentVariables()
    .Build();
var services = new ServiceCollection();
services.UseCommercetoolsApi(configuration, "Client");
var client = services.BuildServiceProvider().GetRequiredService<IClient>();
var projectKey = configuration["Client:ProjectKey"];

// One method for each resource: client.WithApi().WithProjectKey(projectKey).Products().Get()
var project = await client.WithApi().WithProjectKey(projectKey).Get().ExecuteAsync();
Console.WriteLine(project.Key);
"#;
