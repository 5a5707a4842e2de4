package hilum.app;

import hilum.reading.BalanceProof;
import hilum.reading.FileTrouble;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyPlan;
import hilum.reading.export.ProtocolPdf;
import hilum.reading.export.ProtocolSheets;
import hilum.reading.export.Typeface;
import hilum.reading.ui.StudyRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bridge from the study wizard to the protocol on paper. Blocking. */
final class PrintedProtocol implements StudyRoom.ProtocolPrinter {
    @Override
    public void print(StudyPlan plan, String hash, BalanceProof proof, Path file) throws ReadingFailure {
        byte[] pdf = new ProtocolPdf(new Typeface())
                .write(new ProtocolSheets().frozen(plan.protocol(), plan.cases(), proof));
        try {
            Files.write(file, pdf);
        } catch (IOException e) {
            throw FileTrouble.of(file, e);
        }
    }
}
