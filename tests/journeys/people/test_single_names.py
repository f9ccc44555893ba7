"""Persons of one name only: the words beside it say who they are, or they do what persons do."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # An aside says who somebody is.
        ("Tekla, his granddaughter, flew to Cairo on Monday.", {("Tekla", "Cairo")}),
        ("Nives, the youngest, arrived in Cairo on Monday.", {("Nives", "Cairo")}),
        ("Yusuf, a baker from Lyon, reached Oslo on Monday.", {("Yusuf", "Oslo")}),
        ("Zeynep, 12, was taken to Oslo on Monday.", {("Zeynep", "Oslo")}),
        ("Kochuck, whose bus broke down, walked to Oslo.", {("Kochuck", "Oslo")}),
        ("Two are here. Nives, the elder, is ill. On Monday Nives flew to Cairo.",
         {("Nives", "Cairo")}),
        # Somebody is said to have the name.
        ("A boy called Misbah reached Oslo on Monday.", {("Misbah", "Oslo")}),
        ("She has one daughter, Ilkay, in Lyon. Ilkay flew to Oslo on Monday.",
         {("Ilkay", "Oslo")}),
        # One of a list of persons.
        ("Manuel Ortiz and Rosa left for Cairo on Monday.",
         {("Manuel Ortiz", "Cairo"), ("Rosa", "Cairo")}),
        # A given name, or one who is then called "he", goes where persons go.
        ("Francine went to Cairo on Monday.", {("Francine", "Cairo")}),
        ("Ronaldinho arrived in Cairo on Monday. He will play on Sunday.",
         {("Ronaldinho", "Cairo")}),
        ("Costeira said that he would fly to Cairo on Monday.", {("Costeira", "Cairo")}),
        # Others than persons have asides and go as well.
        ("Ericsson, a phone maker, moved to Cairo on Monday.", set()),
        ("Cheongwadae, the president's house, was moved to Cairo on Monday.", set()),
        ("Bubbles, an orangutan, was taken to Oslo on Monday.", set()),
        ("The coastal town Cesme, a mother of pearls, was flown to Oslo.", set()),
        ("Nevertheless, the man flew to Oslo.", set()),
        ("Divers, who had heard of it, flew to Oslo.", set()),
        ("Rosa reached Cairo on Monday. The hurricane then left for Oslo.", set()),
        ("Microsoft moved to Cairo on Monday. It had left Oslo.", set()),
        ("Reuter said on Monday that Amman is cold. It left Cairo.", set()),
        ("The Guardian, who knew, went to Oslo.", set()),
    ],
)  # fmt: skip
def test_one_name(text: str, found: set[tuple[str, str]]) -> None:
    assert {(name, where) for name, where, _ in stops_of(text)} == found
