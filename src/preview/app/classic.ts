/** Inside the task's frame: runs a classic (HTML, CSS, JavaScript) interface as its author wrote it. */
import { ClassicStage } from './classic/stage';
import { connectPage } from './frame/port';

const port = connectPage();
const stage = new ClassicStage((message) => port.send(message));
/** By then the author's own libraries, which stand behind this script, are loaded or refused. */
document.addEventListener('DOMContentLoaded', () => {
  stage.begin();
  port.listen((message) => stage.receive(message));
});
