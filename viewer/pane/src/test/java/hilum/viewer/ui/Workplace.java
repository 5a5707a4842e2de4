package hilum.viewer.ui;

import hilum.viewer.DicomHeaders;
import hilum.viewer.DicomPictures;
import hilum.viewer.HeaderSource;
import hilum.viewer.Overlay;
import hilum.viewer.PictureLoader;
import hilum.viewer.PictureReference;
import hilum.viewer.PictureSource;
import hilum.viewer.StudyLibrary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.layout.BorderPane;

/** Browser and pane wired as the program does it, over real files. */
final class Workplace implements AutoCloseable {
    final PictureLoader loader;
    final ViewerModel viewer;
    final BrowserModel studies;
    final StudyBrowser browser;
    final ViewerPane pane;
    final BorderPane root;

    Workplace() {
        this(new DicomHeaders(), new DicomPictures());
    }

    Workplace(HeaderSource headers, PictureSource pictures) {
        loader = new PictureLoader(pictures, 256 << 20);
        viewer = new ViewerModel(loader, Platform::runLater);
        studies = new BrowserModel(
                new StudyLibrary(),
                headers,
                Clock.fixed(Instant.parse("2020-02-25T12:00:00Z"), ZoneOffset.UTC),
                Platform::runLater);
        browser = new StudyBrowser(studies);
        pane = new ViewerPane(viewer);
        root = new BorderPane(pane);
        root.setLeft(browser);
        viewer.setOnNextView(studies::nextView);
        viewer.setOnNextStudy(studies::nextStudy);
        studies.selectionProperty().subscribe(selection -> {
            if (selection == null) {
                viewer.clear();
            } else {
                viewer.show(selection.study(), selection.instance());
            }
        });
        viewer.addOverlay(new OneMark());
    }

    static Path sharedStudies() {
        return Path.of(System.getProperty("hilum.shared", "absent"), "data/studies");
    }

    @Override
    public void close() {
        loader.close();
    }

    private static final class OneMark implements Overlay {
        @Override
        public List<Box> boxes(PictureReference picture) {
            return List.of(
                    new Box("a", 1, "right mid-zone opacity", 0.20, 0.44, 0.40, 0.59, false),
                    new Box("b", 2, "retrocardiac opacity", 0.52, 0.60, 0.70, 0.78, true));
        }

        @Override
        public void select(String id) {}
    }
}
