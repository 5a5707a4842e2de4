package hilum.reading.ui.results;

import hilum.reading.export.AgreementTables;
import hilum.reading.export.EditingTables;
import hilum.reading.export.ExportFiles;
import hilum.reading.export.Figure;
import hilum.reading.export.FigureLayout;
import hilum.reading.export.Numerals;
import hilum.reading.export.PrintedTable;
import hilum.reading.export.ReportingChecklist;
import hilum.reading.export.ResultFigure;
import hilum.reading.export.ResultTables;
import hilum.reading.export.StudyRecord;
import hilum.reading.export.Typeface;
import hilum.reading.statistics.CellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The results: the figure first, then every table, then the files. */
final class OpenPage extends TabPane {
    /** Below this the figure has one column, as in print. */
    private static final double TWO_COLUMNS_FROM_PX = 700;
    /** More readers than this have a list of pairs in place of a matrix. */
    private static final int WIDEST_MATRIX = 9;

    private final ResultsViewModel viewModel;
    private final StudyRecord study;
    private final ResultFiles files;
    private final Typeface typeface;
    private final ResultsControls controls = new ResultsControls();
    private final ResultTables tables;
    private final AgreementTables agreement;

    OpenPage(ResultsViewModel viewModel, StudyRecord study, ResultFiles files, Typeface typeface) {
        this.viewModel = viewModel;
        this.study = study;
        this.files = files;
        this.typeface = typeface;
        tables = new ResultTables(study.results(), study.protocol());
        agreement = new AgreementTables(study.results(), study.protocol());
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setAccessibleText(controls.text("results.tabs"));
        setTooltip(new Tooltip(controls.text("results.tabs")));
        getStyleClass().add("results-tabs");
        tab("results.tab.figure", this::figure);
        tab(
                "results.tab.table",
                () -> List.of(
                        () -> table(tables.main()), () -> table(tables.distribution()), () -> table(tables.sign())));
        tab("results.tab.agreement", this::agreement);
        tab("results.tab.bias", () -> List.of(() -> table(tables.position()), () -> table(tables.times())));
        editing();
        tab("results.tab.slices", () -> List.of(() -> table(tables.slices())));
        tab("results.tab.blinding", this::blinding);
        tab("results.tab.power", this::power);
        tab("results.tab.export", this::export);
    }

    /** A tab whose parts are made when it is first chosen. */
    private void tab(String key, Supplier<List<Supplier<Node>>> parts) {
        GrowingPage page = new GrowingPage();
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("results-scroll");
        Tab tab = new Tab(controls.text(key), scroll);
        tab.setId(key.replace('.', '-'));
        tab.setTooltip(new Tooltip(controls.text(key + ".tip")));
        tab.selectedProperty().subscribe(chosen -> {
            if (chosen && !page.begun()) {
                page.grow(parts.get());
            }
        });
        getTabs().add(tab);
    }

    private List<Supplier<Node>> figure() {
        Figure figure = new ResultFigure().of(study.results(), study.protocol());
        DrawingView view = new DrawingView(typeface);
        view.setId("results-figure");
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        view.setAccessibleText(spoken());
        FigureLayout layout = new FigureLayout(typeface);
        view.widthProperty()
                .subscribe(width -> view.show(layout.lay(
                        figure,
                        width.doubleValue() < TWO_COLUMNS_FROM_PX
                                ? FigureLayout.Width.SINGLE_COLUMN
                                : FigureLayout.Width.DOUBLE_COLUMN)));
        FlowPane buttons = buttons(
                file("results.figure.svg", MaterialDesignF.FILE_OUTLINE, ExportFiles.FIGURE_SVG),
                file("results.figure.png", MaterialDesignF.FILE_IMAGE_OUTLINE, ExportFiles.FIGURE_PNG),
                file("results.figure.pdf", MaterialDesignF.FILE_PDF_BOX, ExportFiles.FIGURE_PDF));
        var counts = study.results().counts();
        Node label = controls.label(
                controls.text(
                        "results.counts",
                        String.valueOf(counts.readers()),
                        String.valueOf(counts.cases()),
                        String.valueOf(study.course().received()),
                        String.valueOf(study.course().expected()),
                        String.valueOf(study.results().options().seed()),
                        String.valueOf(study.results().options().rounds())),
                "hilum-secondary");
        return List.of(() -> label, () -> view, () -> buttons);
    }

    /** The figure for someone who cannot see it. */
    private String spoken() {
        return study.results().cells().stream()
                .map(cell -> controls.text(
                        "results.spoken",
                        cell.key().task(),
                        cell.key().attribute(),
                        Numerals.fixed(cell.mean().estimate(), 1),
                        Numerals.interval(
                                cell.mean().interval().low(),
                                cell.mean().interval().high(),
                                1),
                        Numerals.p(cell.holmP())))
                .collect(Collectors.joining(" "));
    }

    private void editing() {
        EditingTables edits = new EditingTables(study);
        List<PrintedTable> shown = new ArrayList<>();
        if (!study.results().editing().isEmpty()) {
            shown.addAll(List.of(edits.measures(), edits.reasons(), edits.efficiency()));
        }
        PrintedTable errors = edits.errors();
        if (!errors.rows().isEmpty()) {
            shown.add(errors);
        }
        if (!shown.isEmpty()) {
            tab(
                    "results.tab.edits",
                    () -> shown.stream()
                            .<Supplier<Node>>map(table -> () -> table(table))
                            .toList());
        }
    }

    private List<Supplier<Node>> agreement() {
        List<Supplier<Node>> parts = new ArrayList<>();
        parts.add(() -> table(agreement.coefficients()));
        agreement.nearlyAllNeither().ifPresent(words -> parts.add(() -> controls.label(words, "hilum-banner-warn")));
        for (CellResult cell : study.results().cells()) {
            if (!cell.agreement().pairs().isEmpty()) {
                parts.add(() ->
                        table(cell.readers() <= WIDEST_MATRIX ? agreement.pairs(cell) : agreement.pairList(cell)));
            }
        }
        parts.add(() -> table(agreement.intra()));
        return parts;
    }

    private List<Supplier<Node>> blinding() {
        List<Supplier<Node>> parts = new ArrayList<>();
        parts.add(() -> table(agreement.blinding()));
        agreement.james().ifPresent(words -> parts.add(() -> controls.label(words, "results-prose")));
        parts.add(() -> table(agreement.catches()));
        return parts;
    }

    private List<Supplier<Node>> power() {
        List<String> sentences = agreement.power();
        return sentences.isEmpty()
                ? List.of(() -> controls.label(controls.text("results.none"), "hilum-hint"))
                : sentences.stream()
                        .<Supplier<Node>>map(sentence -> () -> controls.label(sentence, "results-prose"))
                        .toList();
    }

    private List<Supplier<Node>> export() {
        return List.of(
                () -> controls.label(controls.text("results.export.about"), "results-prose"),
                this::everything,
                this::singleFiles,
                () -> table(new ReportingChecklist().of(study)));
    }

    private Node everything() {
        Button all = controls.button(
                "results.export.all",
                MaterialDesignF.FOLDER_DOWNLOAD_OUTLINE,
                () -> files.folder(getScene().getWindow()).ifPresent(viewModel::exportAll),
                "hilum-primary");
        all.disableProperty().bind(viewModel.busyProperty());
        return buttons(all);
    }

    private Node singleFiles() {
        return buttons(
                file("results.export.report", MaterialDesignF.FILE_PDF_BOX, ExportFiles.REPORT),
                file("results.export.long", MaterialDesignF.FILE_DELIMITED_OUTLINE, ExportFiles.LONG),
                file("results.export.wide", MaterialDesignF.FILE_TABLE_OUTLINE, ExportFiles.WIDE),
                file("results.export.codebook", MaterialDesignF.FORMAT_LIST_BULLETED, ExportFiles.CODEBOOK),
                file("results.export.script", MaterialDesignL.LANGUAGE_R, ExportFiles.SCRIPT),
                file(
                        "results.export.checklist",
                        MaterialDesignC.CHECKBOX_MULTIPLE_MARKED_OUTLINE,
                        ExportFiles.CHECKLIST));
    }

    private Button file(String key, Ikon icon, String which) {
        Button button = controls.button(
                key,
                icon,
                () -> files.file(getScene().getWindow(), which).ifPresent(file -> viewModel.exportOne(which, file)));
        button.disableProperty().bind(viewModel.busyProperty());
        return button;
    }

    private static FlowPane buttons(Node... nodes) {
        FlowPane row = new FlowPane(nodes);
        row.getStyleClass().add("results-buttons");
        return row;
    }

    private Node table(PrintedTable table) {
        VBox block = new VBox(controls.label(table.caption(), "results-caption"));
        block.getStyleClass().add("results-block");
        if (table.rows().isEmpty()) {
            block.getChildren().add(controls.label(controls.text("results.none"), "hilum-hint"));
            return block;
        }
        ResultTable rows = new ResultTable(table);
        block.getChildren().add(rows);
        if (ResultTable.isLong(table)) {
            VBox.setVgrow(rows, Priority.ALWAYS);
            VBox.setVgrow(block, Priority.ALWAYS);
        }
        return block;
    }
}
