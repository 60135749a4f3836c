/** The client for RxJava 3: calls as Singles, and transfers followed as Flowables. */
package io.github.partnertransfers.rx;
