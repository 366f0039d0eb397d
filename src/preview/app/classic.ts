/** Inside the task's frame: runs a classic (HTML, CSS, JavaScript) interface as its author wrote it. */
import { ClassicStage } from './classic/stage';
import { connectPage } from './frame/port';

const port = connectPage();
const stage = new ClassicStage((message) => port.send(message));
port.listen((message) => stage.receive(message));
