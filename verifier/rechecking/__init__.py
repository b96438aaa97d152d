"""Links over time: do they answer, do they live, and do they still say what they were cited for?"""
