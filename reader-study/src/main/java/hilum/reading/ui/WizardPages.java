package hilum.reading.ui;

import javafx.scene.Node;

/** Makes the page of each step. */
final class WizardPages {
    private final WizardViewModel viewModel;
    private final FileQuestions files;

    WizardPages(WizardViewModel viewModel, FileQuestions files) {
        this.viewModel = viewModel;
        this.files = files;
    }

    Node of(WizardStep step) {
        return switch (step) {
            case DESIGN -> new DesignStep(viewModel.form());
            case CASES -> new CasesStep(viewModel, files);
            case LEAKS -> new LeaksStep(viewModel);
            case READERS -> new ReadersStep(viewModel.form());
            case BALANCE -> new BalanceStep(viewModel);
            case FREEZE -> new FreezeStep(viewModel, files);
        };
    }
}
