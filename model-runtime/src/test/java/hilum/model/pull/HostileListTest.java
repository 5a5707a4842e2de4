package hilum.model.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A file list is written by somebody else. */
class HostileListTest {
    private static final ContentHash HASH = new ContentHash(ContentHash.Kind.SHA_256, "a".repeat(64));

    private static List<Listing.Entry> honest() {
        return new ArrayList<>(
                List.of(new Listing.Entry("config.json", 10, HASH), new Listing.Entry("model.safetensors", 100, HASH)));
    }

    private static List<RemoteFile> with(String path, long size) throws PullFailure {
        List<Listing.Entry> list = honest();
        list.add(new Listing.Entry(path, size, HASH));
        return NeededFiles.of(list, Pulls.LIMITS);
    }

    @Test
    void a_path_that_leaves_the_folder_condemns_the_whole_list() {
        for (String path : new String[] {
            "../config.json",
            "a/../../b",
            "/etc/passwd",
            "C:/x",
            "c:config.json",
            "a\\b",
            "..",
            ".",
            "",
            "a//b",
            "a/",
            "x\u0000y",
            "x\ny"
        }) {
            assertThatThrownBy(() -> with(path, 1))
                    .as(path)
                    .isInstanceOf(PullFailure.WrongContent.class)
                    .hasMessageContaining("Do not trust");
        }
    }

    @Test
    void odd_but_harmless_names_are_passed_over() throws Exception {
        for (String path : new String[] {
            "notes \u00fcber.txt",
            "CON.json",
            "model.safetensors.exe",
            "sub/config.json",
            "Config.JSON",
            "model-1-of-2.safetensors",
            "config.json.part",
            ".hilum-pull.json",
            "config.json\u202e",
            "setup.py",
            "a/b/c/model.safetensors"
        }) {
            assertThat(with(path, 1)).as(path).hasSize(2);
        }
    }

    @Test
    void a_file_that_is_listed_twice_is_refused() {
        assertThatThrownBy(() -> with("config.json", 10)).hasMessageContaining("twice");
    }

    @Test
    void sizes_have_limits() {
        assertThatThrownBy(() -> with("vocab.json", 100_000_001)).hasMessageContaining("should be small");
        assertThatThrownBy(() -> with("README.md", 1_000_000)).hasMessageContaining("too large");
        List<Listing.Entry> huge = new ArrayList<>(List.of(
                new Listing.Entry("config.json", 10, HASH),
                new Listing.Entry("model.safetensors.index.json", 1, HASH)));
        for (int i = 0; i < 60; i++) {
            huge.add(new Listing.Entry("model-%05d-of-00060.safetensors".formatted(i), 1, HASH));
        }
        assertThatThrownBy(() -> NeededFiles.of(huge, Pulls.LIMITS)).hasMessageContaining("62 files");
        huge.add(new Listing.Entry("model-00061-of-00060.safetensors", Long.MAX_VALUE, HASH));
        huge.add(new Listing.Entry("model-00062-of-00060.safetensors", Long.MAX_VALUE, HASH));
        assertThatThrownBy(() -> NeededFiles.of(huge, Pulls.LIMITS)).hasMessageContaining("too large");
    }

    @Test
    void a_repository_of_pickles_is_refused_in_words() {
        List<Listing.Entry> list =
                List.of(new Listing.Entry("config.json", 10, HASH), new Listing.Entry("pytorch_model.bin", 100, HASH));
        assertThatThrownBy(() -> NeededFiles.of(list, Pulls.LIMITS)).hasMessageContaining("Pickle");
    }

    @Test
    void lists_that_make_no_sense_are_refused_in_words() {
        String good = FakeHub.entry("config.json", new byte[3]);
        for (String bad : new String[] {
            "",
            "{}",
            "[3]",
            "[{}]",
            "null",
            "[" + good,
            "[" + good + "] x",
            "[" + good.replace("\"size\":3", "\"size\":-3") + "]",
            "[" + good.replace("\"size\":3", "\"size\":1.5") + "]",
            "[" + good.replace("\"size\":3", "\"size\":99999999999999999999") + "]",
            "[" + good.replace("\"size\":3", "\"size\":1e999999999") + "]",
            "[" + good.replace("\"oid\":\"", "\"oid\":\"zz") + "]",
            "[" + good.replace("\"path\"", "\"pass\"") + "]",
            "[" + FakeHub.entry("m.safetensors", new byte[3]).replace("\"size\":3,\"pointer", "\"size\":4,\"pointer")
                    + "]",
            "[".repeat(100_000)
        }) {
            assertThatThrownBy(() -> Listing.files(bad))
                    .as(bad.substring(0, Math.min(60, bad.length())))
                    .isInstanceOf(PullFailure.WrongContent.class);
        }
        for (String bad : new String[] {
            "", "[]", "{}", "{\"sha\":\"main\"}", "{\"sha\":{}}", "{\"sha\":\"" + "C".repeat(40) + "\"}"
        }) {
            assertThatThrownBy(() -> Listing.revision(bad)).as(bad).isInstanceOf(PullFailure.WrongContent.class);
        }
    }

    @Test
    void a_licence_tag_can_hold_nothing_but_a_tag() throws Exception {
        String odd = "{\"sha\":\"" + FakeHub.COMMIT + "\",\"cardData\":{\"license\":\"\\u001b[2Jmit\"}}";
        assertThat(Listing.revision(odd).licenceTag()).isEqualTo("unreadable");
    }

    @Property(tries = 2000)
    void a_damaged_list_never_does_worse_than_fail_in_words(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder list = new StringBuilder("[" + FakeHub.entry("config.json", new byte[3]) + ","
                + FakeHub.entry("model.safetensors", new byte[9]) + "]");
        for (int i = 0; i <= random.nextInt(4); i++) {
            list.setCharAt(random.nextInt(list.length()), (char) (32 + random.nextInt(95)));
        }
        assertThatCode(() -> {
                    try {
                        NeededFiles.of(Listing.files(list.toString()), Pulls.LIMITS);
                    } catch (PullFailure.WrongContent inWords) {
                        assertThat(inWords).hasMessageEndingWith(".");
                    }
                })
                .doesNotThrowAnyException();
    }
}
