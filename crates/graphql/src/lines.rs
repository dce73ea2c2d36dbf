//! Where the lines of a text are in the file that holds it.

/// The lines of a text by its bytes. A program may write a text in another way than it reads when it runs: `\n` ends a
/// line of the text and none of the file, and two texts that are added to one may stand in two lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// From which byte on it is which line; in the order of the bytes.
    begins: Vec<(usize, usize)>,
}

impl Lines {
    /// A text that is a file of its own, or is written as it reads.
    pub fn of(text: &str) -> Self {
        Self::from(text, 1)
    }

    /// A part of a file that is written as it reads, and begins in that line.
    pub fn from(text: &str, line: usize) -> Self {
        let mut lines = Self::default();
        lines.begin(0, line);
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        for (number, begin) in ends.enumerate() {
            lines.begin(begin, line + number + 1);
        }
        lines
    }

    /// From this byte on it is that line. Bytes are told in their order.
    pub fn begin(&mut self, byte: usize, line: usize) {
        match self.begins.last_mut() {
            Some(last) if last.1 == line => {}
            Some(last) if last.0 >= byte => last.1 = line,
            _ => self.begins.push((byte, line)),
        }
    }

    /// From this byte on there is a part of another text, and the lines are those of the part.
    pub fn take(&mut self, byte: usize, other: &Self, part: std::ops::Range<usize>) {
        self.begin(byte, other.at(part.start));
        let first = other
            .begins
            .partition_point(|(begin, _)| *begin <= part.start);
        let inside = other.begins.get(first..).unwrap_or_default();
        for (begin, line) in inside.iter().take_while(|(begin, _)| *begin < part.end) {
            self.begin(byte + begin - part.start, *line);
        }
    }

    /// The line of a byte, from 1.
    pub fn at(&self, byte: usize) -> usize {
        let behind = self.begins.partition_point(|(begin, _)| *begin <= byte);
        let place = behind.checked_sub(1);
        place
            .and_then(|at| self.begins.get(at))
            .or(self.begins.first())
            .map_or(1, |(_, line)| *line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_in_the_line_that_began_last() {
        let lines = Lines::of("a\nb\n\nc");
        let all: Vec<usize> = (0..8).map(|at| lines.at(at)).collect();
        assert_eq!(all, [1, 1, 2, 2, 3, 4, 4, 4]);
        let mut lines = Lines::default();
        assert_eq!(lines.at(3), 1);
        for (byte, line) in [(0, 7), (4, 7), (4, 9), (4, 10)] {
            lines.begin(byte, line);
        }
        assert_eq!([lines.at(0), lines.at(3), lines.at(4)], [7, 7, 10]);
        let mut part = Lines::of("a");
        part.take(2, &Lines::of("a\nb\nc"), 1..5);
        assert_eq!([1, 2, 3, 4, 5].map(|at| part.at(at)), [1, 1, 2, 2, 3]);
    }
}
