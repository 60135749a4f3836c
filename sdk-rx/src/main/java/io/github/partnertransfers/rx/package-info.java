/** The client for RxJava 3: calls as Singles, and transfers followed as Flowables. */
@NullMarked
package io.github.partnertransfers.rx;

import org.jspecify.annotations.NullMarked;
