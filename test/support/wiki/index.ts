export { wikiServer, type Article, type WikiServer } from './server';
