package hilum.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls of docs/architecture.md, each with its reason. */
class RoomsTest {
    private static final JavaClasses HILUM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("hilum");

    private static void holds(ArchRule rule) {
        rule.check(HILUM);
    }

    @Test
    void resources_know_nobody() {
        holds(noClasses()
                .that()
                .resideInAPackage("hilum.resources..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "hilum.model..",
                        "hilum.dicom..",
                        "hilum.viewer..",
                        "hilum.assistant..",
                        "hilum.reading..",
                        "hilum.app.."))
                .because("words and styles are at the bottom of the house; whoever they knew could not use them"));
    }

    @Test
    void the_model_runtime_and_the_dicom_toolkit_stand_alone() {
        holds(noClasses()
                .that()
                .resideInAPackage("hilum.model..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "hilum.resources..",
                        "hilum.dicom..",
                        "hilum.viewer..",
                        "hilum.assistant..",
                        "hilum.reading..",
                        "hilum.app.."))
                .because("the runtime turns pictures and words into tokens and is usable without a workstation"));
        holds(noClasses()
                .that()
                .resideInAPackage("hilum.dicom..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "hilum.resources..",
                        "hilum.model..",
                        "hilum.viewer..",
                        "hilum.assistant..",
                        "hilum.reading..",
                        "hilum.app.."))
                .because("the toolkit is a library that anyone could use alone"));
    }

    @Test
    void features_never_import_each_other() {
        holds(noClasses()
                .that()
                .resideInAPackage("hilum.viewer..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("hilum.model..", "hilum.assistant..", "hilum.reading..", "hilum.app.."))
                .because("a viewer must work with no model and no reading; bridges live in the application"));
        holds(noClasses()
                .that()
                .resideInAPackage("hilum.assistant..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("hilum.viewer..", "hilum.reading..", "hilum.app.."))
                .because("the assistant is asked about a picture, not about a window"));
        holds(noClasses()
                .that()
                .resideInAPackage("hilum.reading..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "hilum.model..", "hilum.dicom..", "hilum.viewer..", "hilum.assistant..", "hilum.app.."))
                .because("a blinded reader must not be one import away from the model"));
    }

    @Test
    void the_assistant_sees_only_the_nouns_of_the_runtime() {
        holds(noClasses()
                .that()
                .resideInAPackage("hilum.assistant..")
                .should()
                .dependOnClassesThat(resideInAPackage("hilum.model.*.."))
                .because("how a model runs (torch, worker) must be exchangeable without touching a question"));
    }

    @Test
    void java_fx_stays_in_the_user_interface() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "hilum.viewer.ui..", "hilum.assistant.ui..", "hilum.reading.ui..", "hilum.app..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "org.controlsfx..", "org.kordamp.."))
                .because("nouns and rules are tested without a screen and used by the command line"));
    }

    @Test
    void each_technology_has_one_cell() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("hilum.model.torch..", "hilum.model.text..")
                .should()
                .dependOnClassesThat(resideInAPackage("ai.djl.."))
                .because("TorchScript will be replaced one day; then one package changes"));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("hilum.dicom.codec..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.github.jaiimageio..", "com.sun.media.."))
                .because("image readers are plug-ins of the codec package and of nothing else"));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("hilum.reading.sqlite..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.sqlite.."))
                .because("readings are kept behind ReadingStore, so that its contract can be held by another store"));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("hilum.reading.export..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox.."))
                .because("a report is laid out once, for paper and for the screen"));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("hilum.app.cli..")
                .should()
                .dependOnClassesThat(resideInAPackage("picocli.."))
                .because("the command line is one way in, not a way of life")
                .allowEmptyShould(false));
    }

    @Test
    void nothing_but_the_download_of_a_model_opens_a_connection() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("hilum.model.pull")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("java.net.http..", "javax.net.."))
                        .orShould()
                        .dependOnClassesThat(isOneOf(
                                "java.net.Socket",
                                "java.net.ServerSocket",
                                "java.net.DatagramSocket",
                                "java.net.URLConnection",
                                "java.net.HttpURLConnection",
                                "java.nio.channels.SocketChannel",
                                "java.nio.channels.ServerSocketChannel",
                                "java.nio.channels.AsynchronousSocketChannel",
                                "java.nio.channels.DatagramChannel"))
                        .because(
                                "the workstation is offline: weights may be fetched on request, and no other code could call out"));
    }

    @Test
    void a_download_starts_only_when_its_command_is_typed() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("hilum.model.pull")
                        .and(not(isInside("hilum.app.cli.ModelPullCommand")))
                        .should()
                        .dependOnClassesThat(resideInAPackage("hilum.model.pull.."))
                        .because(
                                "the network is used when the user asks for it in so many words, after the licence was accepted"));
        holds(noClasses()
                .that(not(isInside("hilum.app.cli.ModelPullCommand")))
                .and(not(isInside("hilum.app.cli.Commands")))
                .should()
                .dependOnClassesThat(isInside("hilum.app.cli.ModelPullCommand"))
                .because("a command is typed by the user; no other part of the program may type it for them"));
    }

    private static DescribedPredicate<JavaClass> isOneOf(String... names) {
        return describe("are one of " + List.of(names), type -> List.of(names).contains(type.getName()));
    }

    /** The class of that name, and those nested in it. */
    private static DescribedPredicate<JavaClass> isInside(String name) {
        return describe(
                "are inside " + name,
                type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }

    @Test
    void no_state_hides_in_statics() {
        holds(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .areNotEnums()
                .should()
                .beFinal()
                .because("what a test cannot replace, it cannot test"));
        holds(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.prefs.Preferences")
                .because("settings are one file that the user can see and move"));
    }

    @Test
    void nobody_writes_java_serialised_objects_or_reads_pickles() {
        holds(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .because("a file from elsewhere must never be able to run code"));
    }

    @Test
    void rooms_have_no_cycles_inside() {
        for (String room : new String[] {"model", "dicom", "viewer", "assistant", "reading"}) {
            holds(slices().matching("hilum." + room + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .because("a subpackage that needs its user is in the wrong place"));
        }
    }

    @Test
    void public_classes_are_final_or_meant_to_be_extended() {
        holds(classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("inheritance across rooms is a contract, and we make none by accident"));
    }
}
