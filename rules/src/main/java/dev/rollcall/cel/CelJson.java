package dev.rollcall.cel;

import dev.rollcall.text.JsonWriter;
