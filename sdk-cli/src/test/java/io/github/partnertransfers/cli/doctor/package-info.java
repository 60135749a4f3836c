@NullMarked
package io.github.partnertransfers.cli.doctor;

import org.jspecify.annotations.NullMarked;
