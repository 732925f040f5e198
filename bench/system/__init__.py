"""The running system at full size: how fast pages answer, how much memory it takes, how fast reports come in.

``python -m bench.system pages`` and ``python -m bench.system imports``; only addresses on this machine are asked.
"""
