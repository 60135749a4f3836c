@NullMarked
package io.github.partnertransfers.micrometer;

import org.jspecify.annotations.NullMarked;
