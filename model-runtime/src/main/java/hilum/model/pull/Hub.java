package hilum.model.pull;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A hub that speaks the protocol of Hugging Face.
 *
 * @param base https, or http on this very machine; a path prefix is allowed
 * @param token for gated repositories; goes to {@code base} and to no other host, and is never printed
 */
public record Hub(URI base, Optional<String> token) {
    /** The public hub. */
    public static final URI PUBLIC = URI.create("https://huggingface.co");

    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,512}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** @throws IllegalArgumentException in words, without the token, when the address or the token cannot be used */
    public Hub {
        base = URI.create(base.toString().replaceFirst("/+$", ""));
        if (!mayBeAsked(base, base) || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("The address of the hub must look like " + PUBLIC
                    + ": https, a host, no user name and no question mark.");
        }
        token = token.map(String::strip).filter(text -> !text.isEmpty());
        if (token.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
            throw new IllegalArgumentException("HF_TOKEN holds characters that no token has. Copy the token anew.");
        }
    }

    /** Whether a pull that starts at {@code base} may send a request to {@code target}: https, or http from this machine to itself. */
    static boolean mayBeAsked(URI base, URI target) {
        if (target.getHost() == null || target.getRawUserInfo() != null) {
            return false;
        }
        return scheme(target).equals("https")
                || (scheme(target).equals("http") && scheme(base).equals("http") && loopback(base) && loopback(target));
    }

    /** Whether {@code target} is the hub itself, so that it may see the token. */
    boolean owns(URI target) {
        return scheme(base).equals(scheme(target))
                && String.valueOf(base.getHost()).equalsIgnoreCase(target.getHost())
                && port(base) == port(target);
    }

    /** Where commit and licence of a branch, tag or commit are told. */
    URI revision(Repository repository, String revision) {
        return URI.create(base + "/api/models/" + repository.id() + "/revision/" + revision.replace("/", "%2F"));
    }

    /** Where the files of a commit are listed, in pages. */
    URI tree(Repository repository, String commit) {
        return URI.create(base + "/api/models/" + repository.id() + "/tree/" + commit + "?recursive=true");
    }

    /** Where one file of a commit lies. */
    URI file(Repository repository, String commit, String path) {
        return URI.create(base + "/" + repository.id() + "/resolve/" + commit + "/" + path);
    }

    private static boolean loopback(URI address) {
        return LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static String scheme(URI address) {
        return String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : scheme(address).equals("https") ? 443 : 80;
    }

    /** The address; the token stays unsaid. */
    @Override
    public String toString() {
        return base + (token.isPresent() ? " with a token" : " without a token");
    }
}
