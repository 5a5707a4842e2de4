package hilum.model.pull;

/** What an answer that will not change means, in words. */
final class Refusals {
    private final Hub hub;
    private final Repository repository;

    Refusals(Hub hub, Repository repository) {
        this.hub = hub;
        this.repository = repository;
    }

    /** What is safe after a final failure. */
    String safe() {
        return "What was downloaded before is kept.";
    }

    PullFailure of(int status) {
        String host = hub.base().getHost();
        boolean token = hub.token().isPresent();
        return switch (status) {
            case 401 ->
                new PullFailure.AccessDenied(
                        token
                                ? host + " does not accept the token in HF_TOKEN for " + repository.id()
                                        + ". Make a new token with read access on the site, put it into HF_TOKEN, and run the same command again. "
                                        + safe()
                                : host + " does not give " + repository.id()
                                        + " to unknown visitors: the name is wrong, or the repository is gated."
                                        + " If it is gated, accept its licence on " + repository.page()
                                        + ", put a token with read access into the environment variable HF_TOKEN,"
                                        + " and run the same command again. "
                                        + safe());
            case 403 ->
                new PullFailure.AccessDenied(host + " does not give " + repository.id() + " to "
                        + (token ? "the owner of the token in HF_TOKEN" : "unknown visitors")
                        + ". If the repository is gated, accept its licence on " + repository.page()
                        + (token ? "" : ", put a token with read access into the environment variable HF_TOKEN,")
                        + " and run the same command again. " + safe());
            case 404, 410 ->
                new PullFailure.NotFound("There is no such repository, revision or file on " + host + ": "
                        + repository.id() + ". Names are written with capitals as on the site. " + safe());
            default ->
                new PullFailure.WrongContent(host + " answered " + status
                        + ", which makes no sense here. Is the address of the hub right? " + safe());
        };
    }
}
