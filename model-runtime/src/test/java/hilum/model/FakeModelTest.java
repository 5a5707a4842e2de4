package hilum.model;

/** The fake that the other rooms use keeps the contract. */
final class FakeModelTest implements VisionLanguageModelContract {
    private final FakeModel model = FakeModel.rambling();

    @Override
    public VisionLanguageModel model() {
        return model;
    }
}
