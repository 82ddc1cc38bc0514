/** Finds and reads inputs: files, directories, standard input, revisions of git. */
@NullMarked
package dev.rollcall.engine.input;

import org.jspecify.annotations.NullMarked;
