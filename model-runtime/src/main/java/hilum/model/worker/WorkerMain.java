package hilum.model.worker;

import hilum.model.torch.CheXagent2;
import hilum.model.weights.Checkpoint;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Main class of the child JVM; of no use by hand. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Serves the parent on standard input and output until it goes. */
    public static void main(String[] args) throws IOException {
        serve((order, progress) -> CheXagent2.load(Checkpoint.open(order.folder()), progress));
    }

    /** Serves with models of {@code loader}; ends the process and does not return. */
    static void serve(ModelLoader loader) throws IOException {
        OutputStream toParent = new BufferedOutputStream(ProtocolStdout.claim(), 1 << 16);
        InputStream fromParent = new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16);
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> {
            bug.printStackTrace();
            Runtime.getRuntime().halt(ModelHost.EXIT_BUG);
        });
        ModelHost host = new ModelHost(
                new Wire(fromParent, toParent), loader, BuildIdentity.current(), Runtime.getRuntime()::halt);
        Runtime.getRuntime().halt(host.serve());
    }
}
