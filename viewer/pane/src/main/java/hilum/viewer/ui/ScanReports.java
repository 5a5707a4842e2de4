package hilum.viewer.ui;

import hilum.viewer.Instance;
import hilum.viewer.Skipped;
import hilum.viewer.StudyScan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Gathers what the threads of a scan report and hands it over in one go, so that thousands of files do not flood the window. */
final class ScanReports implements StudyScan.Listener {
    private final BrowserModel model;
    private final Executor uiThread;
    private final Object lock = new Object();
    private List<Instance> found = new ArrayList<>();
    private List<Skipped> skipped = new ArrayList<>();
    private int files;
    private boolean finished;
    private boolean handoverPlanned;
    private @Nullable Runnable onFinished;

    ScanReports(BrowserModel model, Executor uiThread) {
        this.model = model;
        this.uiThread = uiThread;
    }

    /** Called on the JavaFX thread, by which the end may or may not have been reported. */
    void onFinished(Runnable then) {
        synchronized (lock) {
            onFinished = then;
            planHandover();
        }
    }

    @Override
    public void found(Instance instance) {
        synchronized (lock) {
            found.add(instance);
            planHandover();
        }
    }

    @Override
    public void skipped(Skipped file) {
        synchronized (lock) {
            skipped.add(file);
            planHandover();
        }
    }

    @Override
    public void progress(int count) {
        synchronized (lock) {
            files++;
            planHandover();
        }
    }

    @Override
    public void finished(boolean stopped) {
        synchronized (lock) {
            finished = true;
            planHandover();
        }
    }

    private void planHandover() {
        if (!handoverPlanned) {
            handoverPlanned = true;
            uiThread.execute(this::handOver);
        }
    }

    private void handOver() {
        List<Instance> newFound;
        List<Skipped> newSkipped;
        int newFiles;
        Runnable end;
        synchronized (lock) {
            handoverPlanned = false;
            newFound = found;
            newSkipped = skipped;
            newFiles = files;
            end = finished ? onFinished : null;
            found = new ArrayList<>();
            skipped = new ArrayList<>();
            files = 0;
        }
        model.take(newFound, newSkipped, newFiles);
        if (end != null) {
            end.run();
        }
    }
}
