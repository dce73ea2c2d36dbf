//! The archive of all presets, read by another program.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::process::Command;

use preset::zip::archive;

#[test]
fn python_reads_the_archive() {
    let files = [
        ("curl/run.sh", "echo ü\n".as_bytes()),
        ("env/.env", b""),
        ("böse/a b.txt", b"\0\xff PK\x05\x06"),
    ];
    let path = std::env::temp_dir().join(format!("scopesmith-{}.zip", std::process::id()));
    std::fs::write(&path, archive(files)).unwrap();
    let script = "import sys, zipfile\n\
        z = zipfile.ZipFile(sys.argv[1])\n\
        assert z.testzip() is None\n\
        for n in z.namelist(): print(n, z.read(n).hex())";
    let run = Command::new("python3")
        .args(["-c", script])
        .arg(&path)
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert_eq!(
        said,
        "curl/run.sh 6563686f20c3bc0a\nenv/.env \nböse/a b.txt 00ff20504b0506\n"
    );
}

#[test]
fn an_archive_of_nothing_is_one_too() {
    assert_eq!(archive([]).len(), 22);
}
