package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.reading.BalanceProof;
import hilum.reading.ReadingWords;
import hilum.reading.pack.Sealing;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hilum reading proof}: the table of sides, for the coordinator. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description =
                "Prints how often each arm comes first, per reader and per case. Part of the key: not for readers.")
final class ReadingProofCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    ReadingProofCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        BalanceProof proof =
                study.with(sealing, store -> store.coordinator().proof(study.reading(store), study.passPhrase()));
        PrintWriter out = spec.commandLine().getOut();
        if (study.json()) {
            out.println(Output.line(json(proof)));
            return 0;
        }
        ReadingWords words = new ReadingWords();
        String b = proof.arms().b();
        out.println("protocol " + proof.hash() + ", seed " + proof.seed());
        for (BalanceProof.ReaderRow row : proof.readers()) {
            out.printf(
                    "%s, %s (task %d): %s first in %d of %d%n",
                    row.reader(), words.of(row.task()), row.taskPlace(), b, row.bFirst(), row.aFirst() + row.bFirst());
        }
        for (BalanceProof.CaseRow row : proof.cases()) {
            out.printf(
                    "%s, %s: %s first for %d of %d%n",
                    row.caseId(), words.of(row.task()), b, row.bFirst(), row.aFirst() + row.bFirst());
        }
        BalanceProof.Repeats repeats = proof.repeats();
        out.printf(
                "%d repeats, %d with sides exchanged, at least %d places apart%n",
                repeats.count(), repeats.flipped(), repeats.smallestDistance());
        return 0;
    }

    private static JsonObject json(BalanceProof proof) {
        JsonObject object = new JsonObject();
        object.addProperty("hash", proof.hash());
        object.addProperty("seed", proof.seed());
        object.addProperty("balanced", proof.balanced(1));
        JsonArray readers = new JsonArray();
        proof.readers().forEach(row -> readers.add(Output.GSON.toJsonTree(row)));
        object.add("readers", readers);
        JsonArray cases = new JsonArray();
        proof.cases().forEach(row -> cases.add(Output.GSON.toJsonTree(row)));
        object.add("cases", cases);
        object.add("repeats", Output.GSON.toJsonTree(proof.repeats()));
        return object;
    }
}
