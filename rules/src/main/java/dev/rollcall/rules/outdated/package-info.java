/** Rules about APIs, labels and annotations whose time has passed. */
@NullMarked
package dev.rollcall.rules.outdated;

import org.jspecify.annotations.NullMarked;
