/**
 * The readings file in SQLite: schema, migrations, transactions. No rules of reading live here; they are stated by the ports. Only the application opens it.
 */
@NullMarked
package hilum.reading.sqlite;

import org.jspecify.annotations.NullMarked;
