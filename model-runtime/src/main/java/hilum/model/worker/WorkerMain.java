package hilum.model.worker;

import hilum.model.LoadPhase;
import hilum.model.device.CardFault;
import hilum.model.torch.TorchModel;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.DigestCache;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Main class of the child JVM; of no use by hand. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Serves the parent on standard input and output until it goes. */
    public static void main(String[] args) throws IOException {
        DigestCache digests = digests();
        serve((order, progress) -> {
            progress.begins(LoadPhase.CHECKING);
            return TorchModel.load(Checkpoint.open(order.folder(), digests), order.settings(), progress);
        });
    }

    /** Digests of weight files, kept in the file of the property {@code hilum.digest.cache}; without one, each start reads them anew. */
    private static DigestCache digests() {
        String file = System.getProperty("hilum.digest.cache", "");
        return file.isBlank() ? DigestCache.none() : DigestCache.in(Path.of(file));
    }

    /** Serves with models of {@code loader}; ends the process and does not return. */
    static void serve(ModelLoader loader) throws IOException {
        OutputStream toParent = new BufferedOutputStream(ProtocolStdout.claim(), 1 << 16);
        InputStream fromParent = new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16);
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> {
            bug.printStackTrace();
            Runtime.getRuntime().halt(bug instanceof CardFault ? ModelHost.EXIT_CARD : ModelHost.EXIT_BUG);
        });
        ModelHost host = new ModelHost(
                new Wire(fromParent, toParent), loader, BuildIdentity.current(), Runtime.getRuntime()::halt);
        Runtime.getRuntime().halt(host.serve());
    }
}
