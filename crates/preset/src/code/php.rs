//! PHP with ext-curl.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static PHP: Preset = Preset {
    info: Info {
        id: "php",
        title: "PHP (ext-curl)",
        about: "One file without packages.",
        needs: "Needs PHP 8 with the curl extension.",
        usage: "Save it as client.php with the .env beside it, load the .env, then run php client.php",
        words: "curl, Laravel, Symfony",
        reads_env: true,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["client.php"],
    },
    make: |handover, options| {
        let text = Text::of(["<?php\n", &PROGRAM.text(handover, *options)]);
        vec![file("application/x-httpd-php", text)]
    },
};

/// `?>` would end PHP even inside a comment.
const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::php,
    clean: quote::php_comment,
    before: r#"//
// The secret is not in this file: save the preset "Environment variables (.env)" beside it, list .env in
// .gitignore, then run
//
//   set -a; . ./.env; set +a; php client.php

declare(strict_types=1);

function need(string $name): string
{
    $value = getenv($name);
    if ($value === false || $value === '') {
        fwrite(STDERR, "$name is not set. Run: set -a; . ./.env; set +a; php client.php\n");
        exit(1);
    }
    return $value;
}

function send(string $url, array $options): array
{
    $call = curl_init($url);
    curl_setopt_array($call, $options + [CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 30]);
    $body = curl_exec($call);
    $status = curl_getinfo($call, CURLINFO_RESPONSE_CODE);
    if ($body === false || $status >= 300) {
        fwrite(STDERR, "$url answered $status: $body " . curl_error($call) . "\n");
        exit(1);
    }
    return json_decode($body, true, 512, JSON_THROW_ON_ERROR);
}

$form = ['grant_type' => 'client_credentials'];
if (getenv('CTP_SCOPES')) {
    $form['scope'] = getenv('CTP_SCOPES');
}
$token = send(need('CTP_AUTH_URL') . '/oauth/token', [
    CURLOPT_USERPWD => need('CTP_CLIENT_ID') . ':' . need('CTP_CLIENT_SECRET'),
    CURLOPT_POSTFIELDS => http_build_query($form),
]);
"#,
    with_call: r"
// Allowed by {scope}
$path = {path};
$answer = send(need('CTP_API_URL') . $path, [
    CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . $token['access_token']],
]);
echo json_encode($answer, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), PHP_EOL;
",
    token_only: r#"
// No granted scope is known to allow a simple list request, so this code makes no call with the token.
echo "Got a token for {$token['expires_in']} seconds with: {$token['scope']}\n";
"#,
    inline: Inline {
        run: "php client.php",
        read: ("need('", "')"),
        suffix: "",
        cut: &[("function need(", "\n}\n\n")],
        change: &[(
            "if (getenv('CTP_SCOPES')) {\n    $form['scope'] = getenv('CTP_SCOPES');\n}",
            "$form['scope'] = need('CTP_SCOPES');",
        )],
    },
};
