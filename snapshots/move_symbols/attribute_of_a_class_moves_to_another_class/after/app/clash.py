from app import states

State = 3
print(states.State.active, State)
