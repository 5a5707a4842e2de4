package hilum.reading.ui;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** The reading side of the window, 380 px wide and more: shows the page that the view model is on. */
public final class ReadingPanel extends StackPane {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_BELOW_PX = 440;

    private final ReadingViewModel viewModel;
    private final FileQuestions files;
    private final ResultsRoom resultsRoom;

    public ReadingPanel(ReadingViewModel viewModel, FileQuestions files, ResultsRoom resultsRoom) {
        this.viewModel = viewModel;
        this.files = files;
        this.resultsRoom = resultsRoom;
        getStyleClass().add("reading-panel");
        setMinWidth(0);
        new FreshKeys().watch(this);
        viewModel.pageProperty().subscribe(this::show);
        widthProperty().subscribe(width -> pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_BELOW_PX));
    }

    /** Gives a key that was pressed over the case's picture to the open page, so that answering works there too. */
    public void takeKey(KeyEvent event) {
        List.copyOf(getChildren()).forEach(page -> page.fireEvent(event.copyFor(page, page)));
    }

    /** Tells that the reader is at work over the case's picture: that time counts. */
    public void noteActivity() {
        if (viewModel.pageProperty().get() instanceof ReadingPage.Rating rating) {
            rating.viewModel().act();
        }
    }

    private void show(ReadingPage page) {
        Node node = switch (page) {
            case ReadingPage.Opening _ -> StatePages.opening();
            case ReadingPage.Failed failed -> StatePages.failed(failed.words(), viewModel::start);
            case ReadingPage.Start _ -> new StartPage(viewModel, files);
            case ReadingPage.Wizard wizard ->
                new WizardPage(wizard.viewModel(), new WizardPages(wizard.viewModel(), files), viewModel::showList);
            case ReadingPage.Coordinating desk -> new CoordinatorPage(desk.viewModel(), viewModel, files);
            case ReadingPage.Results results ->
                resultsRoom.open(viewModel.coordinator(), results.reading(), viewModel::showList);
            case ReadingPage.LogIn logIn -> new LogInPage(logIn.viewModel(), viewModel::showList);
            case ReadingPage.Rating rating -> new RatingPage(rating.viewModel(), viewModel::showList);
            case ReadingPage.Stopped stopped -> StatePages.stopped(stopped.words(), viewModel::showList);
            case ReadingPage.Guessing guessing -> new GuessPage(guessing.viewModel(), viewModel::showList);
            case ReadingPage.End end -> new EndPage(viewModel, end.sitting(), files);
        };
        getChildren().setAll(node);
    }
}
