package hilum.reading.ui;

import hilum.reading.ReadingCase;
import hilum.reading.TextSource;
import java.util.ArrayList;
import java.util.List;

/** Has a model write the second text of each case that has none; blocking, a case after the other. */
final class WrittenTexts {
    private final TextSource writer;

    WrittenTexts(TextSource writer) {
        this.writer = writer;
    }

    /** What came of it. */
    record Written(CaseTables tables, int written, int failed) {}

    Written fill(CaseTables tables) {
        List<ReadingCase> filled = new ArrayList<>();
        int written = 0;
        int failed = 0;
        for (ReadingCase one : tables.cases()) {
            if (one.textB().isBlank()) {
                try {
                    filled.add(one.withTexts(one.textA(), writer.write(one.task(), one.input())));
                    written++;
                } catch (TextSource.TextNotWritten e) {
                    filled.add(one);
                    failed++;
                }
            } else {
                filled.add(one);
            }
        }
        return new Written(tables.withCases(filled), written, failed);
    }
}
