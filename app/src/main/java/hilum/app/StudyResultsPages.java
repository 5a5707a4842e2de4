package hilum.app;

import hilum.reading.CoordinatorDesk;
import hilum.reading.export.ProtocolSheet;
import hilum.reading.export.ResultsExport;
import hilum.reading.export.StudyRecords;
import hilum.reading.export.Typeface;
import hilum.reading.ui.ReadingThreads;
import hilum.reading.ui.ResultsRoom;
import hilum.reading.ui.results.DeskResults;
import hilum.reading.ui.results.NativeResultFiles;
import hilum.reading.ui.results.ResultsPage;
import hilum.reading.ui.results.ResultsViewModel;
import java.util.List;
import javafx.scene.Node;

/** Makes the results page of a study on the coordinator's desk. */
final class StudyResultsPages implements ResultsRoom {
    private final ReadingThreads threads;

    StudyResultsPages(ReadingThreads threads) {
        this.threads = threads;
    }

    @Override
    public Node open(CoordinatorDesk desk, String reading, Runnable back) {
        Typeface typeface = new Typeface();
        StudyRecords records = new StudyRecords(List.of(
                new ProtocolSheet.Entry("Hilum", Version.NAME),
                new ProtocolSheet.Entry("Java", Runtime.version().toString())));
        ResultsViewModel viewModel =
                new ResultsViewModel(new DeskResults(desk, reading, records), new ResultsExport(typeface), threads);
        viewModel.start();
        return new ResultsPage(viewModel, new NativeResultFiles(), typeface, back);
    }
}
