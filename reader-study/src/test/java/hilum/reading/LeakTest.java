package hilum.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing of the key can be reached from what a reader's screen is built on. */
class LeakTest {
    private static final Set<Class<?>> KEY = Set.of(
            Arms.class,
            Side.class,
            Blinding.class,
            Blinding.Place.class,
            BalanceProof.class,
            Unblinded.class,
            CaseRole.class,
            ItemKind.class,
            ReadingProtocol.class,
            ReadingCase.class,
            CoordinatorDesk.class);

    @Test
    void no_type_of_the_key_is_reachable_from_the_readers_desk() {
        assertThat(reachableFrom(ReaderDesk.class))
                .doesNotContainAnyElementsOf(KEY)
                .contains(BlindedPair.class);
    }

    @Test
    void a_blinded_pair_has_no_arm_and_no_case_id() {
        assertThat(BlindedPair.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("indication", "taskInput", "pictures", "report1", "report2");
    }

    @Test
    void no_word_of_the_screen_hints_at_who_wrote_what() {
        ResourceBundle words = ResourceBundle.getBundle("hilum.resources.i18n.reading", Locale.ENGLISH);
        for (String key : words.keySet()) {
            assertThat(words.getString(key).toLowerCase(Locale.ROOT))
                    .as(key)
                    .doesNotContainPattern("\\b(ai|model|physician|radiologist|arms?|machine|chexagent)\\b");
        }
    }

    private static Set<Class<?>> reachableFrom(Class<?> start) {
        Set<Class<?>> seen = new HashSet<>();
        Deque<Type> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            Type type = open.pop();
            if (type instanceof ParameterizedType generic) {
                Stream.of(generic.getActualTypeArguments()).forEach(open::push);
                open.push(generic.getRawType());
            } else if (type instanceof Class<?> found && found.getName().startsWith("hilum.") && seen.add(found)) {
                for (Method method : found.getMethods()) {
                    open.push(method.getGenericReturnType());
                    Stream.of(method.getGenericParameterTypes()).forEach(open::push);
                }
                if (found.isSealed()) {
                    Stream.of(found.getPermittedSubclasses()).forEach(open::push);
                }
            }
        }
        return seen;
    }
}
