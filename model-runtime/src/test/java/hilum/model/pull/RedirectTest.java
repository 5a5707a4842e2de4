package hilum.model.pull;

import static hilum.model.pull.FakeHub.fileAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub keeps names, other hosts keep weights: who is followed, and who sees the token. */
class RedirectTest {
    private static final String SHARD = "model-00001-of-00002.safetensors";

    @TempDir
    private Path temp;

    private final FakeHub hub = FakeHub.withSnapshot();
    private final FakeHub store = new FakeHub("localhost");

    @AfterEach
    void close() throws Exception {
        hub.close();
        store.close();
    }

    private Pulls pulls() {
        Pulls pulls = new Pulls(temp.resolve("model"));
        pulls.token = Optional.of("hf_secret");
        return pulls;
    }

    @Test
    void weights_of_another_host_are_fetched_without_the_token() throws Exception {
        hub.answer(
                fileAddress(SHARD),
                _ -> FakeHub.Response.status(302, "Location", store.base() + "/blob/1?X-Amz-Signature=a%2Fb"));
        store.answer("/blob/1?X-Amz-Signature=a%2Fb", request -> hub.ranged(hub.files.get(SHARD), request));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(store.requests).hasSize(1).noneMatch(FakeHub.Request::hasToken);
        assertThat(hub.requests).allMatch(FakeHub.Request::hasToken);
    }

    @Test
    void after_a_cut_the_hub_is_asked_for_a_fresh_address_and_the_range_goes_along() throws Exception {
        hub.answer(fileAddress(SHARD), _ -> FakeHub.Response.status(307, "Location", store.base() + "/blob"));
        store.answer("/blob", request -> hub.ranged(hub.files.get(SHARD), request));
        store.twist("/blob", answer -> answer.cutAfter(40_000));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(hub.asked())
                .filteredOn(path -> path.equals(fileAddress(SHARD)))
                .hasSize(2);
        assertThat(store.requests.getLast().from()).isPositive();
    }

    @Test
    void an_address_that_ran_out_is_asked_for_again() throws Exception {
        hub.answer(fileAddress(SHARD), _ -> FakeHub.Response.status(302, "Location", store.base() + "/blob"));
        store.answer("/blob", request -> hub.ranged(hub.files.get(SHARD), request));
        store.twist("/blob", _ -> FakeHub.Response.status(403));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
    }

    @Test
    void a_renamed_repository_is_followed_on_the_hub_with_the_token() throws Exception {
        hub.answer(
                FakeHub.revisionAddress(),
                _ -> FakeHub.Response.status(301, "Location", "/api/models/owner/new-name/revision/main"));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(hub.requests).allMatch(FakeHub.Request::hasToken);
    }

    @Test
    void a_ring_of_redirects_is_left() {
        hub.answer(fileAddress(SHARD), _ -> FakeHub.Response.status(302, "Location", fileAddress(SHARD)));
        assertThatThrownBy(() -> pulls().from(hub))
                .isInstanceOf(PullFailure.WrongContent.class)
                .hasMessageContaining("without an end");
        assertThat(hub.asked())
                .filteredOn(path -> path.equals(fileAddress(SHARD)))
                .hasSize(6);
    }

    @Test
    void an_address_without_https_is_not_followed() {
        for (String location : new String[] {
            "http://weights.example/x",
            "ftp://weights.example/x",
            "file:///etc/passwd",
            "http://",
            "http://a b",
            "jar:x"
        }) {
            hub.answer(FakeHub.revisionAddress(), _ -> FakeHub.Response.status(302, "Location", location));
            assertThatThrownBy(() -> pulls().from(hub))
                    .as(location)
                    .isInstanceOf(PullFailure.WrongContent.class)
                    .hasMessageContaining("not secure");
        }
    }

    @Test
    void a_redirect_to_nowhere_is_not_followed() {
        hub.answer(fileAddress(SHARD), _ -> FakeHub.Response.status(302));
        assertThatThrownBy(() -> pulls().from(hub)).isInstanceOf(PullFailure.WrongContent.class);
    }

    @Test
    void from_a_secure_hub_only_secure_addresses_are_followed() {
        URI secure = URI.create("https://hub.example");
        assertThat(Hub.mayBeAsked(secure, URI.create("https://cdn.example/x"))).isTrue();
        for (String refused : new String[] {
            "http://hub.example/x", "http://127.0.0.1/x", "http://localhost/x", "https://me@cdn.example/x", "https:/x"
        }) {
            assertThat(Hub.mayBeAsked(secure, URI.create(refused))).as(refused).isFalse();
        }
    }

    @Test
    void the_token_is_for_scheme_host_and_port_of_the_hub_alone() {
        Hub secure = new Hub(URI.create("https://hub.example"), Optional.of("t"));
        assertThat(secure.owns(URI.create("https://HUB.example:443/x"))).isTrue();
        for (String other : new String[] {
            "https://hub.example:8443/x",
            "http://hub.example/x",
            "https://hub.example.evil/x",
            "https://cdn.hub.example/x"
        }) {
            assertThat(secure.owns(URI.create(other))).as(other).isFalse();
        }
    }
}
