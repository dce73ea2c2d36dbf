//! PHP with the official SDK.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static PHP_SDK: Preset = Preset {
    info: Info {
        id: "php-sdk",
        title: "PHP SDK",
        about: "The official SDK, installed with Composer.",
        needs: "Needs PHP with Composer.",
        usage: "Save the files with the .env beside them, load the .env, then run composer install and php client.php",
        words: "Composer, packagist, commercetools SDK, Laravel, Symfony, Guzzle",
        reads_env: true,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["client.php", "composer.json"],
    },
    make: |handover, options| {
        let text = Text::of(["<?php\n", &PROGRAM.text(handover, *options)]);
        vec![
            file("application/x-httpd-php", text),
            file("application/json", COMPOSER.to_owned()),
        ]
    },
};

const COMPOSER: &str = r#"{
  "require": {
    "commercetools/commercetools-sdk": "^10.19"
  },
  "config": { "allow-plugins": { "php-http/discovery": true } }
}
"#;

/// The token address is passed, since the SDK's default is an old host.
const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::php,
    clean: quote::php_comment,
    before: r#"//
// The secret is not in this file: save the preset "Environment variables (.env)" beside it, list .env in
// .gitignore, then run
//
//   composer install
//   set -a; . ./.env; set +a; php client.php

declare(strict_types=1);

use Commercetools\Api\Client\ApiRequestBuilder;
use Commercetools\Api\Client\ClientCredentialsConfig;
use Commercetools\Api\Client\Config;
use Commercetools\Client\ClientCredentials;
use Commercetools\Client\ClientFactory;

require __DIR__ . '/vendor/autoload.php';

function need(string $name): string
{
    $value = getenv($name);
    if ($value === false || $value === '') {
        fwrite(STDERR, "$name is not set. Run: set -a; . ./.env; set +a; php client.php\n");
        exit(1);
    }
    return $value;
}

$client = ClientFactory::of()->createGuzzleClient(
    new Config([], need('CTP_API_URL')),
    new ClientCredentialsConfig(
        new ClientCredentials(need('CTP_CLIENT_ID'), need('CTP_CLIENT_SECRET'), need('CTP_SCOPES')),
        [],
        need('CTP_AUTH_URL') . '/oauth/token'
    )
);

// One method for each resource: $project->products()->get()->withLimit(1)->execute()
$project = (new ApiRequestBuilder($client))->withProjectKey(need('CTP_PROJECT_KEY'));
"#,
    with_call: r"
// Allowed by {scope}
$path = {path};
echo $client->get(need('CTP_API_URL') . $path)->getBody(), PHP_EOL;
",
    token_only: r"
// No granted scope is known to allow a simple list request, so this code makes no call.
",
    inline: Inline {
        run: "composer install\nphp client.php",
        read: ("need('", "')"),
        suffix: "",
        cut: &[("function need(", "\n}\n\n")],
        change: &[],
    },
};
