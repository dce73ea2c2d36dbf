//! A Kubernetes Secret.

use super::super::{
    Info, Preset, Purpose,
    format::{NO_CHOICE, file},
    quote,
    text::text,
};

pub(in super::super) static KUBERNETES: Preset = Preset {
    info: Info {
        id: "kubernetes",
        title: "Kubernetes Secret",
        about: "For envFrom.secretRef. kubectl apply -f ctp-secret.yaml",
        needs: "Needs kubectl and access to a cluster.",
        usage: "Run kubectl apply -f ctp-secret.yaml, and name the Secret in envFrom.secretRef of the pod.",
        words: "k8s, kubectl, helm, cluster, YAML, secret, OpenShift",
        reads_env: false,
        danger: Some(
            "It contains the secret. A Secret is encoded, not encrypted, unless the cluster encrypts it. \
                Encrypt the file before you add it to a repository.",
        ),
        purpose: Purpose::SecretStore,
        choices: NO_CHOICE,
        files: &["ctp-secret.yaml"],
    },
    make: |handover, _| {
        let mut text = text!(
            "# API client: {}\napiVersion: v1\nkind: Secret\nmetadata:\n  name: {}\ntype: Opaque\nstringData:\n",
            quote::comment(handover.name),
            &*quote::yaml(&["ctp-", &super::unique_name(handover)].concat()),
        );
        for (name, value) in [
            ("CTP_PROJECT_KEY", handover.project_key),
            ("CTP_CLIENT_SECRET", handover.secret),
            ("CTP_CLIENT_ID", handover.client_id),
            ("CTP_AUTH_URL", handover.auth_url),
            ("CTP_API_URL", handover.api_url),
            ("CTP_SCOPES", handover.scope),
        ] {
            text.extend(["  ", name, ": ", &quote::yaml(value), "\n"]);
        }
        vec![file("application/yaml", text)]
    },
};
