//! Several files as one ZIP archive, stored without compression (PKWARE APPNOTE 6.3.10).

use zeroize::Zeroizing;

/// 1 January 1980, the first day that the format knows: the archive tells no time.
const DAY: u16 = 0b0000_0000_0010_0001;

/// Names are UTF-8 (general purpose bit 11).
const UTF8: u16 = 1 << 11;

/// What a file costs beside its bytes and twice its path, and what the end costs.
const PER_FILE: usize = 30 + 46;
const END: usize = 22;

/// Makes an archive of files: path with `/` between folders, and bytes. Each path should be there
/// once only. At most 65,535 files and 4 GB, which presets never reach; what is beyond is left out.
/// The buffer has its final size from the start, so that no copy of a secret stays behind.
pub fn archive<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Zeroizing<Vec<u8>> {
    let files: Vec<(&str, &[u8])> = files.into_iter().collect();
    let sizes = files.iter();
    let size: usize = sizes
        .map(|(path, bytes)| PER_FILE + 2 * path.len() + bytes.len())
        .sum();
    let mut out = Zeroizing::new(Vec::with_capacity(size + END));
    let mut directory = Vec::new();
    let mut count: u16 = 0;
    for (path, bytes) in files {
        let (Ok(size), Ok(offset), Ok(path_length)) = (
            u32::try_from(bytes.len()),
            u32::try_from(out.len()),
            u16::try_from(path.len()),
        ) else {
            continue;
        };
        let Some(next) = count.checked_add(1) else {
            break;
        };
        count = next;
        let mut common = Vec::new();
        // Version 2.0, which folders in names need.
        for field in [20, UTF8, 0, 0, DAY] {
            push16(&mut common, field);
        }
        for field in [crc32(bytes), size, size] {
            push32(&mut common, field);
        }
        push16(&mut common, path_length);
        push16(&mut common, 0);

        push32(&mut out, 0x0403_4b50);
        out.extend_from_slice(&common);
        out.extend_from_slice(path.as_bytes());
        out.extend_from_slice(bytes);

        push32(&mut directory, 0x0201_4b50);
        push16(&mut directory, 20);
        directory.extend(&common);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        push32(&mut directory, offset);
        directory.extend(path.as_bytes());
    }
    let (start, length) = (out.len(), directory.len());
    out.extend_from_slice(&directory);
    push32(&mut out, 0x0605_4b50);
    push32(&mut out, 0);
    push16(&mut out, count);
    push16(&mut out, count);
    push32(&mut out, u32::try_from(length).unwrap_or(u32::MAX));
    push32(&mut out, u32::try_from(start).unwrap_or(u32::MAX));
    push16(&mut out, 0);
    out
}

fn push16(out: &mut Vec<u8>, value: u16) {
    out.extend(value.to_le_bytes());
}

fn push32(out: &mut Vec<u8>, value: u32) {
    out.extend(value.to_le_bytes());
}

/// The checksum of the format: CRC-32 with the reversed polynomial 0xEDB88320.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = !0_u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let low = crc & 1;
            crc >>= 1;
            if low == 1 {
                crc ^= 0xedb8_8320;
            }
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_known_one() {
        // The check value that every description of CRC-32 gives.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn the_buffer_never_grows() {
        for count in [0, 1, 40] {
            let names: Vec<String> = (0..count).map(|at| format!("folder/{at}")).collect();
            let made = archive(names.iter().map(|name| (name.as_str(), &b"some bytes"[..])));
            let size: usize = names
                .iter()
                .map(|name| PER_FILE + 2 * name.len() + 10)
                .sum();
            assert_eq!((made.len(), made.capacity()), (size + END, size + END));
        }
    }
}
