/** A small application, whose test shows how to use the simulator. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
