package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.model.ModelFailure;
import hilum.model.synth.SyntheticSnapshot;
import hilum.model.weights.ByteSize;
import hilum.model.weights.Dtype;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum model synth}: a random checkpoint of real size and layout. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a checkpoint of real size and layout with random weights, for load tests.",
            "Its words mean nothing, and every screen says so."
        })
final class ModelSynthCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "LIKE",
            description =
                    "a published checkpoint (chexagent-2-3b, chexagent-8b), or a snapshot folder whose sizes are taken over")
    private String like = "";

    @Parameters(index = "1", paramLabel = "FOLDER", description = "where it goes: a new or empty folder")
    private Path folder = Path.of("");

    @Option(
            names = "--dtype",
            paramLabel = "FORMAT",
            defaultValue = "bf16",
            description = "bf16, fp16 or fp32 (${DEFAULT-VALUE})")
    private String format = "bf16";

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "the same seed writes the same bytes on every machine (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--shard-bytes",
            paramLabel = "N",
            defaultValue = "5000000000",
            description = "most bytes of one weight file (${DEFAULT-VALUE})")
    private long shardBytes = SyntheticSnapshot.Order.PUBLISHED_SHARD_BYTES;

    @Option(
            names = "--layers",
            paramLabel = "N",
            description = "layers of both tower and decoder, for smaller checkpoints; default: the real numbers")
    private @Nullable Integer layers;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws JobFailure {
        SyntheticSnapshot.Order order = order();
        long start = System.nanoTime();
        SyntheticSnapshot.Written written;
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "writing random weights", json)) {
            written = new SyntheticSnapshot().write(like, folder, order, progress);
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new JobFailure("the checkpoint could not be written: " + e.getMessage());
        }
        print(written, (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private SyntheticSnapshot.Order order() {
        Dtype dtype = switch (format.toLowerCase(Locale.ROOT)) {
            case "bf16" -> Dtype.BF16;
            case "fp16" -> Dtype.F16;
            case "fp32" -> Dtype.F32;
            default -> throw new ParameterException(spec.commandLine(), "--dtype is bf16, fp16 or fp32");
        };
        if (shardBytes < 1 || (layers != null && layers < 1)) {
            throw new ParameterException(spec.commandLine(), "--shard-bytes and --layers begin at 1");
        }
        if (!SyntheticSnapshot.PUBLISHED.contains(like) && !Files.isDirectory(Path.of(like))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "LIKE is a snapshot folder or one of: " + String.join(", ", SyntheticSnapshot.PUBLISHED));
        }
        return new SyntheticSnapshot.Order(
                dtype, seed, shardBytes, layers == null ? OptionalInt.empty() : OptionalInt.of(layers));
    }

    private void print(SyntheticSnapshot.Written written, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonObject object = new JsonObject();
            object.addProperty("folder", folder.toString());
            object.addProperty("files", written.files());
            object.addProperty("tensors", written.tensors());
            object.addProperty("bytes", written.bytes());
            object.addProperty("seconds", seconds);
            out.println(Output.line(object));
        } else {
            out.println(String.format(
                    Locale.ENGLISH,
                    "%,d tensors, %s of random weights in %.1f s: %s",
                    written.tensors(),
                    new ByteSize(written.bytes()),
                    seconds,
                    folder.toAbsolutePath()));
            out.println("Its words mean nothing: for load tests only.");
        }
    }
}
