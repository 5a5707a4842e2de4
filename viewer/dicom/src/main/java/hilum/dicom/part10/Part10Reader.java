package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import java.lang.foreign.MemorySegment;

/** Finds the parts of a file: preamble, file meta group, data set (DICOM PS3.10 7). */
final class Part10Reader {
    private final ByteSource source;
    private final WarningLog warnings = new WarningLog();
    private final ParseLimit limit = new ParseLimit(System::nanoTime);

    private Part10Reader(MemorySegment segment) {
        this.source = new ByteSource(segment, false);
    }

    /** Parses {@code segment}; the file runs {@code release} when it is closed. */
    static DicomFile read(MemorySegment segment, Runnable release) throws DicomException {
        return new Part10Reader(segment).read(release);
    }

    private DicomFile read(Runnable release) throws DicomException {
        if (source.size() == 0) {
            throw new DicomException("The file is empty.");
        }
        long start = FormatGuess.metaStart(source);
        if (start < 0) {
            throw new DicomException("This is not a DICOM file.");
        }
        DataSet meta = DataSet.EMPTY;
        long dataStart = start;
        if (source.size() >= start + 8 && source.u16(start) == 2) {
            meta = new DataSetParser(source, warnings, limit)
                    .parse(start, source.size(), metaSyntax(start), t -> t.group() != 2);
            dataStart = metaEnd(start);
        }
        TransferSyntax claimed =
                meta.text(Tag.TRANSFER_SYNTAX_UID).map(TransferSyntax::of).orElse(null);
        if (claimed == null) {
            warnings.add(start, "the file does not say its transfer syntax; it was guessed");
        }
        return body(release, meta, dataStart, claimed == null ? FormatGuess.syntax(source, dataStart) : claimed);
    }

    private Syntax metaSyntax(long start) {
        boolean explicit = source.size() < start + 6 || ElementHeader.looksLikeVr(source, start + 4);
        return explicit ? Syntax.EXPLICIT_LITTLE : Syntax.IMPLICIT_LITTLE;
    }

    /** The first element outside group 0002, found by walking, since group lengths lie. */
    private long metaEnd(long start) {
        long at = start;
        boolean explicit = metaSyntax(start).explicit();
        for (int i = 0; i < 10_000 && at + 8 <= source.size() && source.u16(at) == 2; i++) {
            ElementHeader header = ElementHeader.read(source, at, source.size(), explicit);
            if (header.length() == DataSetParser.UNDEFINED || header.length() > source.size() - header.valueStart()) {
                return source.size();
            }
            at = header.valueStart() + header.length();
        }
        return at;
    }

    private DicomFile body(Runnable release, DataSet meta, long start, TransferSyntax claimed) throws DicomException {
        if (claimed.isDeflated()) {
            MemorySegment inflated = MemorySegment.ofArray(Inflation.inflate(source, start, warnings));
            DataSet set = parse(new ByteSource(inflated, false), 0, TransferSyntax.EXPLICIT_LE);
            return file(release, meta, set, claimed);
        }
        TransferSyntax actual = FormatGuess.corrected(source, start, claimed);
        if (!actual.equals(claimed)) {
            warnings.add(start, "the file claims another transfer syntax than it uses");
        }
        DataSet set = parse(source, start, actual);
        return file(release, meta, set, actual);
    }

    private DicomFile file(Runnable release, DataSet meta, DataSet set, TransferSyntax syntax) throws DicomException {
        if (set.size() == 0 && meta.size() == 0) {
            throw new DicomException("This is not a DICOM file, or nothing of it is readable.");
        }
        return new Part10File(release, meta, set, syntax, warnings.toList());
    }

    private DataSet parse(ByteSource bytes, long start, TransferSyntax syntax) throws DicomException {
        Syntax form = new Syntax(syntax.isExplicit(), syntax.isBigEndian());
        return new DataSetParser(bytes, warnings, limit)
                .parse(Math.min(start, bytes.size()), bytes.size(), form, t -> false);
    }
}
