package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.model.Completion;
import hilum.model.ModelFailure;
import hilum.model.RunSettings;
import hilum.model.device.ProcessMemory;
import hilum.model.torch.RuntimeBench;
import hilum.model.weights.Checkpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum model bench}: how fast a checkpoint runs here, and how near that is to what this machine can do. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a checkpoint on this machine in one run: loading, memory, pictures, reading, answering,",
            "and their share of the machine's own best. Runs in this process."
        })
final class ModelBenchCommand implements Callable<Integer> {
    private static final double GIGA = 1e9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Hugging Face snapshot folder")
    private Path folder = Path.of("");

    @Option(names = "--device", description = "auto, cpu or cuda:N; default auto")
    private String device = "auto";

    @Option(names = "--precision", description = "auto, fp32, bf16, fp16 or int8; default auto")
    private String precision = "auto";

    @Option(names = "--tokens", description = "tokens of each answer; default ${DEFAULT-VALUE}")
    private int tokens = 16;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    @Override
    public Integer call() throws JobFailure {
        RunSettings onDevice = ModelOption.checked(spec, device, RunSettings.AUTO::withDevice);
        RunSettings settings = ModelOption.checked(spec, precision, onDevice::withPrecision);
        try {
            RuntimeBench bench = new RuntimeBench(Checkpoint.open(folder), settings, tokens, this::tell);
            RuntimeBench.Report report = bench.run();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.line(toJson(report)));
            } else {
                print(report, out);
            }
            return 0;
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private void tell(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("measuring: " + what);
        err.flush();
    }

    private static void print(RuntimeBench.Report r, PrintWriter out) {
        out.println(String.format(
                Locale.ENGLISH,
                """
                model                %s, %s on %s
                threads              %d
                load                 %.1f s
                weights              %.2f GB, of files %.2f GB stay mapped
                memory, loaded       %s
                memory, at the end   %s
                pictures             %d ms
                first question       %d ms to the first token (%d tokens)
                second question      %d ms to the first token, %.3f of the first
                reading              %.1f tokens/s over %d tokens, %.0f GFLOP/s, %.2f of the machine's best %.0f
                answering            %.2f tokens/s, %.1f GB/s of weights, %.2f of the machine's best %.1f""",
                r.model().name(),
                r.model().precision(),
                r.model().device(),
                r.threads(),
                r.loadSeconds(),
                r.weightBytes() / GIGA,
                r.mappedBytes() / GIGA,
                words(r.loaded()),
                words(r.ended()),
                r.first().visionMs(),
                r.first().firstTokenMs(),
                r.first().promptTokens(),
                r.second().firstTokenMs(),
                r.secondQuestionRatio(),
                r.prefillTokensPerSecond(),
                r.prefillTokens(),
                r.prefillTokensPerSecond() * r.prefillFlops() / GIGA,
                r.prefillShare(),
                r.matmulPeakFlops() / GIGA,
                r.decodeTokensPerSecond(),
                r.decodeTokensPerSecond() * r.decodeBytesPerToken() / GIGA,
                r.decodeShare(),
                r.readBytesPerSecond() / GIGA));
    }

    private static String words(ProcessMemory m) {
        return String.format(
                Locale.ENGLISH,
                "%.2f GB resident (%.2f own, %.2f mapped files), peak %.2f",
                m.resident() / GIGA,
                m.anonymous() / GIGA,
                m.mapped() / GIGA,
                m.peak() / GIGA);
    }

    private static JsonObject toJson(RuntimeBench.Report r) {
        JsonObject json = new JsonObject();
        json.addProperty("model", r.model().name());
        json.addProperty("sha256", r.model().sha256());
        json.addProperty("device", r.model().device());
        json.addProperty("precision", r.model().precision());
        json.addProperty("threads", r.threads());
        json.addProperty("loadSeconds", r.loadSeconds());
        json.addProperty("weightBytes", r.weightBytes());
        json.addProperty("mappedBytes", r.mappedBytes());
        json.add("memoryLoaded", toJson(r.loaded()));
        json.add("memoryEnded", toJson(r.ended()));
        json.add("firstQuestion", toJson(r.first()));
        json.add("secondQuestion", toJson(r.second()));
        json.addProperty("secondQuestionRatio", r.secondQuestionRatio());
        json.addProperty("prefillTokens", r.prefillTokens());
        json.addProperty("prefillTokensPerSecond", r.prefillTokensPerSecond());
        json.addProperty("prefillFlopsPerToken", r.prefillFlops());
        json.addProperty("matmulPeakFlops", r.matmulPeakFlops());
        json.addProperty("prefillShare", r.prefillShare());
        json.addProperty("decodeTokensPerSecond", r.decodeTokensPerSecond());
        json.addProperty("decodeBytesPerToken", r.decodeBytesPerToken());
        json.addProperty("readBytesPerSecond", r.readBytesPerSecond());
        json.addProperty("decodeShare", r.decodeShare());
        return json;
    }

    private static JsonObject toJson(ProcessMemory memory) {
        return (JsonObject) Output.GSON.toJsonTree(memory);
    }

    private static JsonObject toJson(Completion.Timings timings) {
        return (JsonObject) Output.GSON.toJsonTree(timings);
    }
}
