package hilum.model.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Licence, token and the words of a refusal. */
class ConsentTest {
    private static final String SECRET = "hf_secretSECRETsecret";

    @TempDir
    private Path temp;

    private final FakeHub hub = FakeHub.withSnapshot();

    @AfterEach
    void close() throws Exception {
        hub.close();
    }

    private Pulls pulls() {
        return new Pulls(temp.resolve("model"));
    }

    @Test
    void without_acceptance_no_request_is_made_and_nothing_is_written() {
        Pulls pulls = pulls();
        pulls.consent = _ -> false;
        assertThatThrownBy(() -> pulls.from(hub)).isInstanceOf(PullFailure.NotAccepted.class);
        assertThat(hub.requests).isEmpty();
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void the_licence_of_both_known_repositories_says_what_it_means() {
        assertThat(Repository.known()).hasSize(2).allSatisfy(repository -> {
            Licence licence = Licence.of(repository);
            assertThat(licence.tag()).isEqualTo("cc-by-nc-4.0");
            assertThat(licence.text()).hasToString("https://creativecommons.org/licenses/by-nc/4.0/legalcode");
            assertThat(String.join(" ", licence.summary()))
                    .contains("not for commercial purposes", "not for clinical use");
        });
    }

    @Test
    void a_licence_that_is_not_known_is_to_be_read_on_its_page() {
        assertThat(Licence.of(Pulls.MODEL).text()).hasToString("https://huggingface.co/owner/model");
    }

    @Test
    void when_the_hub_names_another_licence_the_user_is_asked_again_before_any_file() {
        Pulls pulls = pulls();
        pulls.repository = Repository.CHEXAGENT_2;
        hub.revisionJson = hub.revisionJson.replace("cc-by-nc-4.0", "other-1.0");
        pulls.consent = licence -> licence.tag().equals("cc-by-nc-4.0");
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.NotAccepted.class)
                .hasMessageContaining("other-1.0");
        assertThat(pulls.shown).extracting(Licence::tag).containsExactly("cc-by-nc-4.0", "other-1.0");
        assertThat(hub.asked()).hasSize(1);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void the_licence_is_found_among_the_tags_too() throws Exception {
        Pulls pulls = pulls();
        hub.revisionJson = "{\"sha\":\"" + FakeHub.COMMIT + "\",\"tags\":[\"x\",\"license:apache-2.0\"]}";
        pulls.from(hub);
        assertThat(pulls.licenceTag).isEqualTo("apache-2.0");
    }

    @Test
    void the_token_goes_to_the_hub() throws Exception {
        Pulls pulls = pulls();
        pulls.token = Optional.of(" " + SECRET + "\n");
        pulls.from(hub);
        assertThat(hub.requests)
                .allSatisfy(request ->
                        assertThat(request.headers().get("authorization")).isEqualTo("Bearer " + SECRET));
    }

    @Test
    void without_a_token_none_is_sent() throws Exception {
        pulls().from(hub);
        assertThat(hub.requests).noneMatch(FakeHub.Request::hasToken);
    }

    @Test
    void a_token_is_never_printed() {
        Hub gated = new Hub(hub.base(), Optional.of(SECRET));
        assertThat(gated.toString()).doesNotContain(SECRET).contains("with a token");
        assertThatThrownBy(() -> new Hub(hub.base(), Optional.of(SECRET + " \u00e4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void a_refusal_says_what_to_do_with_and_without_a_token() {
        for (int status : new int[] {401, 403}) {
            for (boolean token : new boolean[] {true, false}) {
                Pulls pulls = pulls();
                pulls.token = token ? Optional.of(SECRET) : Optional.empty();
                hub.answer(FakeHub.revisionAddress(), _ -> FakeHub.Response.status(status));
                assertThatThrownBy(() -> pulls.from(hub))
                        .isInstanceOf(PullFailure.AccessDenied.class)
                        .hasMessageContaining("HF_TOKEN")
                        .hasMessageContaining("owner/model")
                        .hasMessageNotContaining(SECRET);
                assertThat(pulls.machine.pauses).as("a refusal is not retried").isEmpty();
            }
        }
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void a_gated_file_names_the_page_where_its_licence_is_accepted() {
        hub.answer(FakeHub.fileAddress("config.json"), _ -> FakeHub.Response.status(403));
        assertThatThrownBy(() -> pulls().from(hub)).hasMessageContaining("https://huggingface.co/owner/model");
    }

    @Test
    void what_is_not_there_is_told() {
        hub.answer(FakeHub.revisionAddress(), _ -> FakeHub.Response.status(404));
        assertThatThrownBy(() -> pulls().from(hub))
                .isInstanceOf(PullFailure.NotFound.class)
                .hasMessageContaining("no such repository");
    }

    @Test
    void only_secure_addresses_and_this_machine_can_be_a_hub() {
        for (String good : new String[] {
            "https://hub.example", "https://hub.example/hf/", "http://127.0.0.1:8080", "http://[::1]:1"
        }) {
            assertThat(new Hub(URI.create(good), Optional.empty()).base().toString())
                    .doesNotEndWith("/");
        }
        for (String bad : new String[] {
            "http://hub.example",
            "ftp://hub.example",
            "hub.example",
            "https://me:secret@hub.example",
            "https:///x",
            "https://hub.example/?a=b",
            "http://127.0.0.1.hub.example",
            "file:///etc"
        }) {
            assertThatThrownBy(() -> new Hub(URI.create(bad), Optional.empty()))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_repository_is_an_owner_and_a_name() {
        assertThat(Repository.parse("StanfordAIMI/CheXagent-2-3b")).contains(Repository.CHEXAGENT_2);
        for (String bad : new String[] {
            "", "model", "a/b/c", "../x", "a/..", "/a", "a/", "a\\b/c", "C:/x", "a/con", "a/b.", "a/-b", "a b/c",
            "a/%2e"
        }) {
            assertThat(Repository.parse(bad)).as(bad).isEmpty();
        }
    }
}
