/** The RxJava 3 client: calls as Singles, watches of transfers as Flowables. */
@NullMarked
package io.github.partnertransfers.rx;

import org.jspecify.annotations.NullMarked;
