package hilum.reading.export;

import hilum.resources.Messages;
import java.util.List;

/** The protocol on paper, for signing before the first case is read: everything settled, the hash, the proof of balance. A4. */
public final class ProtocolPdf {
    private final Typeface typeface;
    private final Messages prose = Messages.of("reading-report");

    public ProtocolPdf(Typeface typeface) {
        this.typeface = typeface;
    }

    /** The bytes of the PDF file; a protocol that is not frozen says so on top. */
    public byte[] write(ProtocolSheet protocol) {
        return flow(protocol).toPdf(prose.text("protocol.title", protocol.title()));
    }

    List<Drawing> pages(ProtocolSheet protocol) {
        return flow(protocol).drawings();
    }

    private PageFlow flow(ProtocolSheet protocol) {
        PageFlow page = new PageFlow(typeface, prose.text("protocol.title", protocol.title()));
        page.title(prose.text("protocol.title", protocol.title()));
        if (protocol.freezeHash().isPresent()) {
            page.paragraph(prose.text("protocol.frozen"));
            page.warning(prose.text("report.hash", protocol.freezeHash().get()));
        } else {
            page.warning(prose.text("protocol.open"));
        }
        for (ProtocolSheet.Chapter chapter : protocol.chapters()) {
            page.subheading(chapter.title());
            page.entries(chapter.entries());
        }
        if (!protocol.proof().isEmpty()) {
            page.heading(prose.text("report.proof"));
            page.paragraph(prose.text("report.proof.about"));
            page.warning(prose.text("protocol.secret"));
            protocol.proof().forEach(page::table);
        }
        page.heading(prose.text("protocol.signatures"));
        page.entries(List.of(
                new ProtocolSheet.Entry(prose.text("protocol.investigator"), " "),
                new ProtocolSheet.Entry(prose.text("protocol.date"), " ")));
        return page;
    }
}
